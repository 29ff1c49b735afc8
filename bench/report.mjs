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
];

/** Milliseconds are medians; `floor` is the empty authenticated request plus the hand-written SQL. */
export function printTable(database, size, results) {
  const rows = results.map(({ name, empty, sql, ours, stock, perSecond }) => {
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
    ];
  });
  console.log(`\n${database}, ${size.toLocaleString('en')} contacts; milliseconds, medians\n`);
  console.log(`| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---').join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}
