/**
 * A bound book: landscape A4 with the margin for binding on the left, a cover, the head of the table on every page,
 * the form's column numbers under it, and the statement of numbers at the end.
 */
export const registerTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title + " " + d.year, date: datetime(year: d.at.at(0), month: d.at.at(1), day: d.at.at(2)))
#set text(font: "Tinos", size: 10pt, lang: "vi", hyphenate: false)
#set par(leading: 0.45em)
#let dots = "…………"
#let said(words) = if words == "" { dots } else { words }
#let sheet = (paper: "a4", flipped: true, margin: (left: 25mm, right: 12mm, top: 14mm, bottom: 14mm))

#page(..sheet)[
  #set align(center)
  #set text(size: 14pt)
  #upper(d.above) \\
  #text(weight: "bold", upper(d.unit))
  #v(1fr)
  #text(size: 26pt, weight: "bold", upper(d.title))
  #v(10mm)
  Năm: #d.year
  #v(4mm)
  Từ ngày #said(d.from_day) đến ngày #said(d.to_day)
  #v(4mm)
  Từ số #said(d.from_number) đến số #said(d.to_number)
  #v(4mm)
  Quyển số: #dots
  #v(1fr)
  #text(size: 11pt, d.printed)
]

#set page(..sheet, footer: context [
  #set text(size: 9pt)
  #d.title năm #d.year #h(1fr) Trang #counter(page).display() / #counter(page).final().first()
])
#counter(page).update(1)

#let lines(of) = table(
  columns: of.columns.map(one => one.width * 1fr),
  align: (x, y) => if y < 2 { center + horizon } else if of.columns.at(x).middle { center + top } else { left + top },
  stroke: 0.5pt,
  inset: (x: 3pt, y: 3.5pt),
  table.header(
    ..of.columns.map(one => strong(one.header)),
    ..of.columns.enumerate().map(((at, one)) => text(size: 8pt)[(#(at + 1))]),
  ),
  ..of.rows.flatten(),
)

#lines(d)
#if d.rows.len() == 0 [#align(center)[Sổ chưa có dòng nào.]]

#if d.secret.rows.len() > 0 [
  #v(4mm)
  #block(sticky: true, strong(d.secret.title))
  #lines(d.secret)
]

#if d.runs.len() > 0 [
  #v(4mm)
  #block(breakable: false)[
    #strong(d.runs_title)
    #for run in d.runs [
      #linebreak() #run.name: #run.said
    ]
  ]
  #for run in d.runs.filter(one => one.items.len() > 0) [
    #v(2mm)
    #table(
      columns: (16mm, 34mm, 26mm, 1fr, 50mm),
      stroke: 0.5pt, inset: 3pt,
      table.header(
        table.cell(colspan: 5, align: left, strong(run.name)),
        ..("Số", "Tình trạng", "Ngày", "Lý do", "Người thực hiện").map(strong),
      ),
      ..run.items.flatten(),
    )
  ]
]
`
