import { expect, test } from 'vitest'
import { readPicture } from '../../../lib/pades/picture.ts'
import { demoSignature } from './demo-pictures.ts'

test('a demonstration signature lies within its picture: no stroke is cut at an edge', async () => {
  for (const name of ['Lê Thị Mẫu', 'Trần Văn Mẫu', 'Châu Minh Nghĩa', 'Đỗ Thị Ánh', 'Ngô Quốc Vinh', 'Danh Sol', 'A', '']) {
    const { width, height } = await readPicture(demoSignature(name))
    expect(width, name).toBeLessThan(340)
    expect(height, name).toBeLessThan(190)
  }
})
