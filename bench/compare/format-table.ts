/** A Markdown table with aligned columns: the first to the left, numbers to the right. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? ''
      return column === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    return `| ${cells.join(' | ')} |`
  }
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), line(rule), ...body.map(line)].join('\n')
}

/** Three significant digits: `4.21 M`, `812 k`, `63.1`. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toPrecision(3)} M`
  if (perSecond >= 1e3) return `${(perSecond / 1e3).toPrecision(3)} k`
  return perSecond.toPrecision(3)
}

/** `1/980` where it is slower, `1.3` where it is faster. */
export function formatRatio(ratio: number): string {
  if (ratio >= 0.1) return ratio.toPrecision(2)
  const inverse = 1 / ratio
  return `1/${inverse >= 100 ? Math.round(inverse / 10) * 10 : Math.round(inverse)}`
}
