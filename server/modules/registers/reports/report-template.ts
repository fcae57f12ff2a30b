/** A report of figures: landscape A4, the sum at the foot of the table. */
export const reportTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, date: datetime(year: d.at.at(0), month: d.at.at(1), day: d.at.at(2)))
#set text(font: "Tinos", size: 11pt, lang: "vi", hyphenate: false)
#set par(leading: 0.5em)
#set page(paper: "a4", flipped: true, margin: (left: 25mm, right: 12mm, top: 14mm, bottom: 14mm), footer: context [
  #set text(size: 9pt)
  In từ hệ thống Nhịp Cầu ngày #d.as_of #h(1fr) Trang #counter(page).display() / #counter(page).final().first()
])

#grid(columns: (1fr, 1fr), align: center, [#upper(d.above) \\ #strong(upper(d.unit))], [])
#v(4mm)
#align(center)[
  #text(size: 14pt, weight: "bold", upper(d.title)) \\
  #emph[(Văn bản vào sổ từ ngày #d.from đến ngày #d.to, tình hình đến ngày #d.as_of)]
]
#v(3mm)
#let last = d.rows.len() - 1
#table(
  columns: (10mm, 1fr, ..range(d.header.len() - 2).map(_ => if d.header.len() > 9 { 20mm } else { 25mm })),
  align: (x, y) => if y == 0 { center + horizon } else if x == 1 { left } else { center },
  stroke: 0.5pt,
  inset: 4pt,
  table.header(..d.header.map(strong)),
  ..d.rows.enumerate().map(((at, row)) => if at == last { row.map(strong) } else { row }).flatten(),
)
`
