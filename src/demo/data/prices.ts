/** What the demo's owner sells: sheet metal parts and the work on them. Prices in euro. */
export interface Priced {
  code: string;
  name: string;
  unit: string;
  price: number;
}

const priced = (rows: string): Priced[] =>
  rows.trim().split('\n').map((row) => {
    const [code, name, unit, price] = row.trim().split(/\s*\|\s*/);
    return { code, name, unit, price: Number(price) };
  });

export const ARTICLES = priced(`
  BL-1015 | Blechzuschnitt DC01, 1,5 mm | m² | 38.40
  BL-1030 | Blechzuschnitt DC01, 3 mm | m² | 61.90
  BL-2020 | Lochblech RV 5-8, verzinkt, 2 mm | m² | 74.50
  BL-3015 | Edelstahlblech 1.4301, geschliffen, 1,5 mm | m² | 129.00
  BL-3030 | Edelstahlblech 1.4301, 3 mm | m² | 198.00
  AL-1020 | Aluminiumblech AlMg3, 2 mm | m² | 88.20
  WI-0040 | Befestigungswinkel 40 × 40 | Stück | 1.185
  WI-0080 | Befestigungswinkel 80 × 80, verstärkt | Stück | 2.94
  KO-0200 | Wandkonsole 200 mm, pulverbeschichtet | Stück | 11.60
  KO-0400 | Wandkonsole 400 mm, pulverbeschichtet | Stück | 17.90
  GE-1000 | Schaltschrankgehäuse 1000 × 600 × 300 | Stück | 214.00
  GE-0600 | Schaltschrankgehäuse 600 × 400 × 250 | Stück | 138.50
  GE-0300 | Klemmenkasten 300 × 200 × 120 | Stück | 46.75
  MA-0500 | Maschinenhaube mit Sichtfenster | Stück | 389.00
  MA-0700 | Späneschutz, zweiteilig | Stück | 172.30
  RE-2000 | Regalrahmen 2000 mm | Stück | 64.20
  RE-0900 | Fachboden 900 × 400 | Stück | 19.80
  GL-1200 | Geländerfeld 1200 mm, Edelstahl | Stück | 318.00
  GL-0001 | Handlauf Edelstahl Ø 42,4 | m | 54.90
  TO-0001 | Gartentor einflügelig, nach Maß | Stück | 1290.00
  SC-0006 | Schraubensatz M6, verzinkt (100) | Pack | 7.45
  SC-0010 | Schraubensatz M10, A2 (50) | Pack | 14.20
  DI-0010 | Dichtprofil EPDM | m | 2.15
  VE-0001 | Seekiste, begast nach ISPM 15 | Stück | 165.00
`);

export const PROCESSES = priced(`
  P-RUE | Rüsten | Auftrag | 85.00
  P-PRG | Programmieren CAM | h | 92.00
  P-LAS | Laserschneiden | m | 1.35
  P-STA | Stanzen und Nibbeln | Hub | 0.018
  P-KAN | Abkanten | Kantung | 0.95
  P-FRA | CNC-Fräsen | h | 88.00
  P-DRE | CNC-Drehen | h | 79.00
  P-WIG | WIG-Schweißen | m | 24.50
  P-MAG | MAG-Schweißen | m | 14.80
  P-SCH | Schleifen | h | 58.00
  P-PUL | Pulverbeschichten | m² | 21.40
  P-ELO | Eloxieren E6/EV1 | m² | 33.90
  P-MON | Montage | h | 62.00
  P-MES | Messprotokoll | Stück | 45.00
`);

/** Who pays a process is explained here, by code. */
export const PROCESS_NOTES: Record<string, string> = {
  'P-RUE': 'Je Auftrag und Maschine, auch bei Wiederholteilen.',
  'P-LAS': 'Schnittlänge, Stahl bis 6 mm; darüber nach Anfrage.',
  'P-STA': 'Je Hub einschließlich Werkzeugverschleiß.',
  'P-PUL': 'Sichtfläche, RAL-Töne ab Lager.',
};
