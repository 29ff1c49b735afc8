const COLUMNS = [
  'scenario',
  'empty',
  'SQL',
  'floor',
  'ours',
  'ours ÷ floor',
  'stock Strapi',
  'stock ÷ ours',
  'ours ÷ stock',
  'per s at 8',
  'heap MB',
];

/**
 * Milliseconds are medians; `floor` is the empty authenticated request plus the hand-written SQL. `heap`: bytes of the
 * server's objects, warm before the rounds and at the end.
 */
export function printTable(database, size, results) {
  const rows = results.map(({ name, empty, sql, ours, stock, perSecond, heap }) => {
    const floor = empty + sql;
    const ms = (value) => value.toFixed(1);
    return [
      name,
      ms(empty),
      ms(sql),
      ms(floor),
      ms(ours),
      (ours / floor).toFixed(2),
      stock ? ms(stock) : '–',
      stock ? (stock / ours).toFixed(1) : '–',
      stock ? (ours / stock).toFixed(2) : '–',
      perSecond === null ? '–' : perSecond.toFixed(0),
      heap.map((bytes) => (bytes / 2 ** 20).toFixed(0)).join(' → '),
    ];
  });
  console.log(`\n${database}, ${size.toLocaleString('en')} contacts; milliseconds, medians\n`);
  console.log(`| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---').join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}
