import { describe, expect, it, test } from 'vitest'
import { readPasted } from './clean-html.ts'

const cleanHtml = (html: string) => readPasted(html).html

/** A list paragraph as Word writes it. */
const listParagraph = (marker: string, text: string, level = 1, font = '"Times New Roman"') =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:${font};mso-fareast-font-family:"Times New Roman"'><span style='mso-list:Ignore'>${marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI style='font-size:14.0pt'>${text}<o:p></o:p></span></p>`
const word = (body: string) => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-family:"Times New Roman";} @list l0:level1 {mso-level-text:"%1."} --></style></head>
<body lang=EN-US><!--StartFragment-->${body}<!--EndFragment--></body></html>`

describe('from Word', () => {
  it('list paragraphs become lists within lists, with the kind and the first number of their markers', () => {
    const html = word(
      [
        listParagraph('3.', 'Vận động cán bộ'),
        listParagraph('a)', 'Xã', 2),
        listParagraph('b)', 'Phường', 2),
        listParagraph('4.', 'Phân bổ'),
        '<p class=MsoNormal>Hết.</p>',
        listParagraph('·', 'Một', 1, 'Symbol'),
        listParagraph('v', 'Hai', 1, 'Wingdings'),
      ].join('\n'),
    )
    expect(cleanHtml(html)).toBe(
      '<ol start="3"><li><p>Vận động cán bộ</p><ol data-kind="a"><li><p>Xã</p></li><li><p>Phường</p></li></ol></li><li><p>Phân bổ</p></li></ol>' +
        '<p>Hết.</p><ul><li><p>Một</p></li><li><p>Hai</p></li></ul>',
    )
  })
  it('numbering that is the paper’s own stays as words, and bold it is a heading', () => {
    const html = word(`${listParagraph('I.', '<b>MỤC ĐÍCH, YÊU CẦU</b>')}${listParagraph('1.1.', 'Mục đích')}
<p class=MsoNormal align=center style='text-align:center'><b><span>Chương I</span></b></p><p class=MsoNormal><b>Điều 2.&nbsp;Tổ chức</b></p>
<p class=MsoNormal><b>II. NỘI DUNG</b><o:p></o:p></p><p class=MsoNormal>III. chữ thường</p><p class=MsoNormal><b>a) Cấp xã</b></p>`)
    expect(cleanHtml(html)).toBe(
      '<h2>I. MỤC ĐÍCH, YÊU CẦU</h2><p>1.1. Mục đích</p><h1>Chương I</h1><h3>Điều 2. Tổ chức</h3><h2>II. NỘI DUNG</h2><p>III. chữ thường</p><h4>a) Cấp xã</h4>',
    )
  })
  it('footnotes come to where they are called, and their texts are not there twice', () => {
    const html = word(`<p class=MsoNormal>Theo kết luận<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> của tỉnh.</p><div style='mso-element:footnote-list'><hr>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Kết luận số 12 &lt;năm 2026&gt;.</p></div></div>`)
    expect(cleanHtml(html)).toBe('<p>Theo kết luận<span data-footnote>Kết luận số 12 &lt;năm 2026>.</span> của tỉnh.</p>')
  })
  it('tables keep their cells and what spans; typed indentation, page breaks and empty lines go', () => {
    const html = word(`<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1in'><td width=64 colspan=2 style='border:solid'>
<p class=MsoNormal style='text-align:center'><b>1. Đơn vị</b></p></td></tr><tr><td rowspan=9999><p>Rạch Giá</p><td></tr></table>
<p class=MsoNormal>&nbsp;&nbsp;<span style='mso-tab-count:1'>            </span>Căn cứ<br clear=all style='page-break-before:always'></p><p class=MsoNormal>&nbsp;</p>`)
    expect(cleanHtml(html)).toBe(
      '<table><tbody><tr><td colspan="2"><p data-align="center"><strong>1. Đơn vị</strong></p></td></tr><tr><td><p>Rạch Giá</p></td><td><p></p></td></tr></tbody></table><p>Căn cứ</p>',
    )
  })
})

describe('head and foot of a whole paper', () => {
  const columns = (left: string, right: string) => `<table><tr><td><p>${left}</p></td><td><p>${right}</p></td></tr></table>`
  it('are left out, and that is said: the app sets them from the fields', () => {
    const head = columns('MẶT TRẬN TỔ QUỐC VIỆT NAM<br>Số: /KH-MTTQ', '<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>')
    const foot = columns('<i>Nơi nhận:</i><br>- Như trên;', 'TM. BAN THƯỜNG TRỰC')
    expect(readPasted(`${head}<p>Nội dung</p>${foot}`)).toEqual({ html: '<p>Nội dung</p>', framesLeft: true })
  })
  it('a table of the text stays, whatever it names', () => {
    const table = columns('Nơi nhận hồ sơ', 'Số hộ')
    expect(readPasted(table)).toMatchObject({ framesLeft: false, html: expect.stringContaining('Nơi nhận hồ sơ') })
  })
})

describe('from Google Docs and web pages', () => {
  it('the bold wrapper is no bold, styles are marks, a list below a list is in its item', () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f"><p dir="ltr" style="line-height:1.38;text-align:justify;"><span
style="font-size:13pt;font-weight:700;font-style:normal;text-decoration:none;">Kính gửi</span><span style="font-style:italic;vertical-align:baseline"> các xã</span><span style="vertical-align:super">2</span></p>
<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr"><span>Một</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>Hai</span></p></li></ul></ul>
<ol start="2"><li style="list-style-type:lower-roman">Ba</li></ol></b><br class="Apple-interchange-newline">`
    expect(cleanHtml(html)).toBe(
      '<p><strong>Kính gửi</strong><em> các xã</em><sup>2</sup></p><ul><li><p>Một</p><ul><li><p>Hai</p></li></ul></li></ul><ol start="2" data-kind="i"><li><p>Ba</p></li></ol>',
    )
  })
  it('what the editor itself copies comes back the same', () => {
    const own =
      '<h2>I. MỤC ĐÍCH</h2><p data-align="right">Ba <strong><em>chữ</em></strong><span data-footnote>Ghi chú</span><br>dòng <mark data-comment="c-1">hai</mark></p>' +
      '<ol start="4" data-kind="a"><li><p>Một</p></li></ol><table><tbody><tr><th><p>Tên</p></th><td rowspan="2"><p></p></td></tr></tbody></table>'
    expect(cleanHtml(own)).toBe(own)
    expect(cleanHtml(cleanHtml(own))).toBe(own)
  })
  it('footnotes of our own DOCX reader', () => {
    expect(
      cleanHtml(
        '<p>Xã<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>.</p><ol><li id="footnote-1"><p>102 xã <a href="#footnote-ref-1">↑</a></p></li></ol>',
      ),
    ).toBe('<p>Xã<span data-footnote>102 xã</span>.</p>')
  })
})

describe('what does harm', () => {
  test.each([
    ['<p>a<script>alert("<p>x</p>")</script>b</p>', '<p>ab</p>'],
    ['<p onclick="x()" style="background:url(//evil)">a</p>', '<p>a</p>'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<svg><script>1</script><a href="javascript:1">x</a></svg><p>a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
    ['<iframe srcdoc="<p>x</p>"></iframe><object data=x><p>y</p></object>', ''],
    ['<p>1 < 2 &lt;script&gt;</p>', '<p>1 &lt; 2 &lt;script&gt;</p>'],
    ['<p title="</p><script>">a', '<p>a</p>'],
    ['<span data-footnote>&lt;img src=x onerror=1></span>', '<p><span data-footnote>&lt;img src=x onerror=1></span></p>'],
    ['<mark data-comment="&quot;><script>">a</mark>', '<p>a</p>'],
    ['<p style="display:none">ẩn</p><p>a', '<p>a</p>'],
    ['<script>never closed', ''],
    ['<p>a<b', '<p>a</p>'],
    ['<style>', ''],
  ])('%s', (html, clean) => {
    expect(cleanHtml(html)).toBe(clean)
  })
  it('nests no deeper than a paper, however deep it was', () => {
    const deep = cleanHtml(`${'<div><ul><li><b>'.repeat(50_000)}a${'</b></li></ul></div>'.repeat(50_000)}`)
    expect(deep).toContain('a')
    expect(deep.split('<').length).toBeLessThan(400)
  })
  it.each([
    '<',
    '<a',
    '<!--',
    '<p ',
    '<script>x</script>',
    '</p>',
    '&nbsp;',
    '<table><td>',
    '<li><ul>',
    '<p style="a:b;mso-list:l0 level9">',
    '<span data-footnote>',
  ])('%s, a hundred thousand times, comes to an end', (part) => {
    expect(() => cleanHtml(part.repeat(100_000))).not.toThrow()
  })
})
