/** What the subject of a letter begins with most, in small after "V/v"; another first word may be a name and stays as it is typed. */
const beginnings = [
  'báo cáo|bổ sung|cho ý kiến|chuẩn bị|chuyển|chấn chỉnh|cung cấp|cử|đăng ký|đề nghị|đề xuất|điều chỉnh|đính chính|đôn đốc|gia hạn|giải quyết',
  'giám sát|giới thiệu|góp ý|gửi|hoãn|hỗ trợ|hướng dẫn|khảo sát|khắc phục|kiểm tra|lấy ý kiến|mời|nộp|phát động|phân công|phối hợp|phúc đáp',
  'quán triệt|rà soát|sửa đổi|tăng cường|tham gia|tham mưu|thay thế|thông báo|thống kê|thực hiện|tiếp nhận|tiếp tục|tiếp thu|tổ chức|tổng hợp',
  'tổng kết|trả lời|triển khai|triệu tập|trưng cầu|tuyên truyền|vận động|xác minh|xin|xử lý|yêu cầu',
].join('|')
const usual = new RegExp(`^(?:${beginnings})(?![\\p{L}\\p{M}])`, 'iu')
const said = /^\s*(?:v\s*\/\s*v|về việc)(?![\p{L}\p{M}])[\s:]*/iu

/** Without the "V/v" that the paper prints itself. */
export const withoutAbout = (subject: string) => subject.replace(said, '') || subject

/** As it stands after "V/v" (Decree 30/2020, Phụ lục I.II.5b). */
export function letterSubject(subject: string): string {
  const bare = withoutAbout(subject)
  const [first = '', second = ''] = bare
  const isInSmall = second === second.toLocaleLowerCase('vi')
  return isInSmall && usual.test(bare) ? first.toLocaleLowerCase('vi') + bare.slice(first.length) : bare
}
