import { expect, test } from 'vitest'
import { letterSubject } from './letter-subject.ts'

test.each([
  ['V/v trả lời văn bản 01/KH-MTTQ', 'trả lời văn bản 01/KH-MTTQ'],
  ['v/v: Tổ chức Ngày hội', 'tổ chức Ngày hội'],
  ['V / v mời họp', 'mời họp'],
  ['Về việc đăng ký chỉ tiêu', 'đăng ký chỉ tiêu'],
  ['Đề nghị báo cáo', 'đề nghị báo cáo'],
])('%s is said once and goes on in small', (typed, printed) => expect(letterSubject(typed)).toBe(printed))

test.each(['Tổ công tác số 1', 'Uỷ ban MTTQ Việt Nam họp', 'MTTQ tỉnh làm việc', 'TỔ CHỨC NGÀY HỘI', 'Về việcx', 'V/v', ''])(
  '%s stays as it is typed',
  (typed) => expect(letterSubject(typed)).toBe(typed),
)
