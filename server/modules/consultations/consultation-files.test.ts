import { expect, test } from 'vitest'
import { rowsOf } from './consultation-files.ts'

type Party = Parameters<typeof rowsOf>[0][number]
const party = (more: Partial<Party>): Party => ({
  ...{ id: 'p', kind: 'unit', name: 'Phường Rạch Giá', remindedAt: null, state: 'open', answeredBy: null, answeredAt: null },
  ...{ late: false, reason: null, opinions: [] },
  ...more,
})

test('the sheet has a line for each opinion with what became of it, and one for whoever gave none', () => {
  const decision = { kind: 'accepted' as const, words: 'Đã bổ sung', by: 'A', at: '2026-11-26T03:00:00Z', revision: 2 }
  const opinions = [
    { id: 'a', place: 'Mục I', words: 'Thêm chỉ tiêu', position: 'agree_with_changes' as const, decision },
    { id: 'b', place: '', words: 'Bỏ đoạn cuối', position: 'agree_with_changes' as const, decision: null },
  ]
  const answered = { state: 'answered' as const, answeredBy: 'Bùi Thị Kim Xuân', answeredAt: '2026-11-25T03:05:00Z', late: true, opinions }
  const rows = [...rowsOf([party(answered), party({ name: 'Xã Ô Lâm' }), party({ name: 'Văn phòng', state: 'declined', reason: 'Ngoài lĩnh vực' })])]
  expect(rows).toEqual([
    [
      1,
      'Phường Rạch Giá',
      'Bùi Thị Kim Xuân',
      '10:05 25/11/2026 (quá hạn)',
      'Mục I',
      'Thống nhất, đề nghị chỉnh sửa',
      'Thêm chỉ tiêu',
      'Tiếp thu',
      'Đã bổ sung',
      2,
    ],
    [2, 'Phường Rạch Giá', 'Bùi Thị Kim Xuân', '10:05 25/11/2026 (quá hạn)', '', 'Thống nhất, đề nghị chỉnh sửa', 'Bỏ đoạn cuối', '', '', null],
    [3, 'Xã Ô Lâm', '', '', '', 'Chưa góp ý', '', '', '', null],
    [4, 'Văn phòng', '', '', '', 'Không góp ý', 'Ngoài lĩnh vực', '', '', null],
  ])
})
