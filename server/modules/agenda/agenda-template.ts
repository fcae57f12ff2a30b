/** The week as offices hang it up: landscape A4, a day's rows together, what is off struck through. */
export const agendaTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: "Lịch công tác tuần " + d.from, date: datetime(year: d.at.at(0), month: d.at.at(1), day: d.at.at(2)))
#set text(font: "Tinos", size: 11pt, lang: "vi", hyphenate: false)
#set par(leading: 0.5em)
#set page(paper: "a4", flipped: true, margin: (left: 15mm, right: 12mm, top: 14mm, bottom: 14mm), footer: context [
  #set text(size: 9pt)
  #d.version #h(1fr) Trang #counter(page).display() / #counter(page).final().first()
])

#grid(columns: (1fr, 1fr), align: center,
  [#upper(d.above) \\ #strong(upper(d.unit))],
  [],
)
#v(3mm)
#align(center)[
  #text(size: 15pt, weight: "bold")[LỊCH CÔNG TÁC TUẦN] \\
  #emph[(Từ ngày #d.from đến ngày #d.to)]
]
#v(2mm)

#let said(row) = {
  let content = if row.off { strike(row.content) } else { row.content }
  content
  if row.state != "" [\\ #emph(strong(row.state))]
  if row.note != "" [\\ #emph(row.note)]
}
#let maybe(row, words) = if row.off { strike(words) } else { words }
#let cells = ()
#for day in d.days {
  let span = calc.max(1, day.rows.len())
  cells.push(table.cell(rowspan: span, align: center + horizon)[
    #strong(day.weekday) \\ #day.date
    #if day.why != "" [\\ #emph(day.why)]
  ])
  if day.rows.len() == 0 {
    cells.push(table.cell(colspan: 6)[])
  }
  for row in day.rows {
    cells.push(align(center, row.part))
    cells.push(align(center, maybe(row, row.time)))
    cells.push(said(row))
    cells.push(maybe(row, row.place))
    cells.push(row.people.join(linebreak()))
    cells.push(row.prepares.join(linebreak()))
  }
}
#table(
  columns: (24mm, 16mm, 24mm, 1fr, 44mm, 56mm, 32mm),
  stroke: 0.5pt,
  inset: (x: 4pt, y: 4pt),
  table.header(..("Thứ, ngày", "Buổi", "Giờ", "Nội dung", "Địa điểm", "Thành phần", "Chuẩn bị").map(one => align(center, strong(one)))),
  ..cells,
)
#for line in d.away [#emph(line) \\ ]
`
