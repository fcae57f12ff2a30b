/** The receipt matrix on upright A4, black on white: whose it is, the document, what the numbers are, and a line for every place. */
export const matrixTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title + " " + d.code, date: datetime(year: d.at.at(0), month: d.at.at(1), day: d.at.at(2)))
#set text(font: "Tinos", size: 10pt, lang: "vi", hyphenate: false)
#set par(leading: 0.5em)
#set page(paper: "a4", margin: (left: 20mm, right: 12mm, top: 15mm, bottom: 16mm), footer: context [
  #set text(size: 9pt)
  #d.printed #h(1fr) Trang #counter(page).display() / #counter(page).final().first()
])

#text(weight: "bold", upper(d.unit))
#v(4mm)
#align(center)[
  #text(size: 14pt, weight: "bold", upper(d.title))
  #linebreak()
  #text(size: 12pt, weight: "bold", d.document)
  #linebreak()
  #text(size: 12pt, d.subject)
]
#v(2mm)
#for line in d.lines [
  #line #linebreak()
]
#v(1mm)
#table(
  columns: (8mm, 1fr, 25mm, 26mm, 13mm, 34mm, 1fr),
  align: (x, y) => if y == 0 { center + horizon } else if x in (0, 4) { center + top } else { left + top },
  stroke: 0.5pt,
  inset: (x: 3pt, y: 3pt),
  table.header(..("TT", "Đơn vị nhận", "Trạng thái", "Lúc", "Số đến", "Người ghi", "Lý do, ghi chú").map(strong)),
  ..d.rows.flatten(),
)
`
