/** A relation between two companies by their keys, the parent first; `since` is the first day. */
export interface DemoRelation {
  type: string;
  from: string;
  to: string;
  share?: number;
  since?: string;
  until?: string;
  note?: string;
}

const owns = (from: string, to: string, share: number, since: string): DemoRelation => ({ type: 'subsidiary-of', from, to, share, since });
const branchOf = (from: string, to: string, since: string): DemoRelation => ({ type: 'branch-of', from, to, since });

export const RELATIONS: DemoRelation[] = [
  owns('nordwerk', 'nordwerk-maschinenbau', 100, '1974-09-12'),
  owns('nordwerk', 'nordwerk-logistik', 100, '1999-05-17'),
  owns('nordwerk', 'nordwerk-energie', 74.9, '2010-10-01'),
  owns('nordwerk-maschinenbau', 'nordwerk-antriebe', 100, '1988-01-15'),
  owns('nordwerk-maschinenbau', 'nordwerk-hydraulik', 60, '1995-11-02'),
  owns('nordwerk-antriebe', 'nordwerk-getriebe', 75, '2003-06-01'),
  owns('nordwerk-antriebe', 'nordwerk-polska', 100, '2009-03-20'),
  owns('nordwerk-logistik', 'nordwerk-intralogistik', 51, '2015-02-09'),
  // Half each: nobody controls it.
  owns('nordwerk-energie', 'kuestenwind', 50, '2018-08-23'),
  owns('rheintal', 'kuestenwind', 50, '2018-08-23'),

  owns('rheintal', 'rheintal-praezision', 100, '1968-07-01'),
  owns('rheintal', 'rheintal-kunststoff', 66.67, '1983-12-01'),
  owns('rheintal', 'rheintal-france', 100, '1998-06-15'),
  owns('rheintal-praezision', 'rheintal-deutschland', 100, '1991-03-18'),
  owns('rheintal-praezision', 'rheintal-precision', 100, '2001-09-03'),
  owns('rheintal-deutschland', 'isar-feinmechanik', 80, '2005-01-01'),
  owns('rheintal-deutschland', 'isar-messtechnik', 100, '2011-07-01'),
  owns('rheintal-kunststoff', 'kunststoff-offenbach', 100, '2007-04-01'),
  owns('kunststoff-offenbach', 'main-recycling', 55, '2016-10-01'),
  // Sold: kept as history.
  { type: 'subsidiary-of', from: 'nordwerk', to: 'elbtor', share: 30, since: '1998-01-01', until: '2014-12-31', note: 'Anteile an die Familie zurückverkauft' },

  branchOf('feldhaus', 'feldhaus-ehrenfeld', '1961-03-01'),
  branchOf('feldhaus', 'feldhaus-porz', '1978-10-12'),
  branchOf('feldhaus', 'feldhaus-spandau', '1992-04-02'),
  branchOf('feldhaus', 'feldhaus-koepenick', '1996-09-19'),
  branchOf('feldhaus', 'feldhaus-altona', '2001-05-04'),
  branchOf('feldhaus', 'feldhaus-pasing', '2008-11-27'),
  branchOf('feldhaus', 'feldhaus-hoechst', '2014-03-13'),

  ...['ehrenfeld', 'porz', 'spandau', 'koepenick', 'altona', 'pasing', 'hoechst'].map((place): DemoRelation => ({ type: 'invoices-to', from: `feldhaus-${place}`, to: 'feldhaus' })),
  { type: 'invoices-to', from: 'nordwerk-getriebe', to: 'nordwerk-antriebe' },
  { type: 'invoices-to', from: 'isar-messtechnik', to: 'rheintal-deutschland' },
  { type: 'supplier-of', from: 'wisla', to: 'nordwerk-maschinenbau', since: '2012-03-01' },
  { type: 'supplier-of', from: 'cerny', to: 'taunus', since: '2017-01-01' },
  { type: 'supplier-of', from: 'kunststoff-offenbach', to: 'taunus' },
  { type: 'supplier-of', from: 'havelglas', to: 'domstadt' },
  { type: 'partner-of', from: 'isarpark', to: 'roemerberg', since: '2019-05-01' },
  { type: 'partner-of', from: 'vandenberg', to: 'elbtor' },
  { type: 'partner-of', from: 'spreewerk', to: 'blueharbor', since: '2021-09-01', note: 'Gemeinsame Entwicklung der Greifersteuerung' },
  { type: 'adviser-of', from: 'neumann', to: 'moebelwerk' },
  { type: 'adviser-of', from: 'neumann', to: 'mueller' },
];
