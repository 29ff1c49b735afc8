/** What inquiries, orders and the like are called; `{n}` is a running number. */
export const PROJECTS = [
  'Schaltschränke Serie {n}', 'Maschinenverkleidung Anlage {n}', 'Konsolen für Halle {n}', 'Ersatzteile Linie {n}', 'Regalanlage Lager {n}',
  'Geländer Bauabschnitt {n}', 'Blechzuschnitte Abruf {n}', 'Messestand Baugruppe {n}', 'Gehäuse Prototyp {n}', 'Umbau Prüfstand {n}',
  'Lochbleche Fassade {n}', 'Schutzhauben Los {n}', 'Klemmenkästen Jahresbedarf {n}', 'Sonderteile nach Zeichnung {n}',
];

export const PRIVATE_PROJECTS = ['Gartentor nach Maß', 'Geländer Treppenhaus', 'Handlauf außen', 'Regal aus Lochblech', 'Balkonbrüstung', 'Werkstattschrank'];

export interface ActivityText {
  type: 'call' | 'email' | 'letter' | 'meeting' | 'visit' | 'task' | 'note';
  subject: string;
  /** How it ended, where it is done. */
  outcome?: string;
  notes?: string;
}

export const ACTIVITY_TEXTS: ActivityText[] = [
  { type: 'call', subject: 'Nachfassen zum Angebot', outcome: 'Entscheidung fällt in der nächsten Einkaufsrunde.' },
  { type: 'call', subject: 'Rückruf wegen Liefertermin', outcome: 'Termin bestätigt, Teillieferung ist in Ordnung.' },
  { type: 'call', subject: 'Bedarf für das nächste Quartal abfragen', outcome: 'Meldet sich nach der Inventur mit Zahlen.', notes: 'Fragt nach kürzeren Lieferzeiten bei Pulverbeschichtung.' },
  { type: 'call', subject: 'Reklamation Kratzer an Hauben', outcome: 'Zwei Stück werden ersetzt, Gutschrift nicht nötig.' },
  { type: 'call', subject: 'Erstkontakt nach der Messe', outcome: 'Unterlagen gewünscht, Interesse an Kleinserien.' },
  { type: 'email', subject: 'Zeichnungen und Stückliste erhalten', outcome: 'An die Kalkulation weitergegeben.' },
  { type: 'email', subject: 'Preisliste für das neue Jahr geschickt', outcome: 'Empfang bestätigt.' },
  { type: 'email', subject: 'Freigabe der Erstmuster', outcome: 'Freigegeben mit einer Änderung am Radius.' },
  { type: 'email', subject: 'Zahlungserinnerung freundlich', outcome: 'Zahlung bis Monatsende zugesagt.' },
  { type: 'letter', subject: 'Rahmenvertrag zur Unterschrift', outcome: 'Unterschrieben zurück.' },
  { type: 'letter', subject: 'Einladung zum Tag der offenen Tür' },
  { type: 'meeting', subject: 'Jahresgespräch', outcome: 'Mengen bleiben, Preise ab Januar neu.', notes: 'Wünscht feste Ansprechpartner im Innendienst.' },
  { type: 'meeting', subject: 'Technische Klärung Baugruppe', outcome: 'Toleranzen gelockert, Angebot wird überarbeitet.' },
  { type: 'meeting', subject: 'Videokonferenz zum Projektstart', outcome: 'Terminplan vereinbart.' },
  { type: 'visit', subject: 'Besuch vor Ort mit Aufmaß', outcome: 'Maße genommen, Fotos liegen beim Vorgang.' },
  { type: 'visit', subject: 'Betriebsbesichtigung bei uns', outcome: 'Sehr interessiert an der Laseranlage.' },
  { type: 'visit', subject: 'Lieferantenaudit', outcome: 'Bestanden, zwei Hinweise zur Rückverfolgung.' },
  { type: 'task', subject: 'Angebot überarbeiten' },
  { type: 'task', subject: 'Muster verschicken' },
  { type: 'task', subject: 'Bonität prüfen' },
  { type: 'task', subject: 'Preise für Jahresmenge kalkulieren' },
  { type: 'task', subject: 'Fehlende Zeichnung anfordern' },
  { type: 'note', subject: 'Umzug der Fertigung geplant', notes: 'Neue Halle ab dem nächsten Frühjahr, dann Bedarf an Regalen.' },
  { type: 'note', subject: 'Ansprechpartner wechselt', notes: 'Nachfolge ist noch offen, bis dahin über die Zentrale.' },
];

/** Reasons for the changes of stage that need one, by the state they lead to. */
export const REASONS: Record<string, string[]> = {
  'lead/disqualified': ['Kein Bedarf an Blechteilen', 'Fertigt künftig selbst', 'Mindestmengen zu hoch'],
  'prospect/disqualified': ['Auftrag an den Wettbewerb vergeben', 'Projekt eingestellt', 'Preisvorstellung nicht zu halten'],
  'customer/inactive': ['Seit mehr als einem Jahr keine Bestellung', 'Bedarf auf absehbare Zeit gedeckt'],
  'customer/blocked': ['Mehrere Rechnungen trotz Mahnung offen', 'Rechnung strittig'],
  'customer/active': ['Neue Bestellung eingegangen'],
};
