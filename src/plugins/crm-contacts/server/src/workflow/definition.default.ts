import type { Capabilities, Definition, Labels, StateRef, StatusDef, TransitionDef } from '../../../contracts/workflow';

const label = (en: string, de: string): Labels => ({ en, de });

const NOTHING: Capabilities = { sales: false, documents: false, newDocuments: false };
const INQUIRIES: Capabilities = { sales: false, documents: true, newDocuments: true };
const BUSINESS: Capabilities = { sales: true, documents: true, newDocuments: true };
const closedFor = (capabilities: Capabilities): Capabilities => ({ ...capabilities, newDocuments: false });

const status = (key: string, text: Labels, capabilities: Capabilities, more: Partial<StatusDef> = {}): StatusDef => ({
  key, label: text, entry: false, blocked: false, capabilities, ...more,
});

const active = (capabilities: Capabilities) => status('active', label('active', 'aktiv'), capabilities, { entry: true });
const disqualified = (capabilities: Capabilities) =>
  status('disqualified', label('disqualified', 'disqualifiziert'), closedFor(capabilities));

/** `lead/active` */
const at = (path: string): StateRef => {
  const [stage, statusKey] = path.split('/');
  return { stage, status: statusKey };
};

const transition = (from: string, to: string, text: Labels, more: Partial<TransitionDef> = {}): TransitionDef => ({
  from: at(from), to: at(to), label: text, requires: {}, ...more,
});
const REASON = { reason: true };

/** The workflow that the plugin ships: general contact → lead → prospect → customer. */
export function defaultDefinition(): Definition {
  return {
    version: 0,
    start: at('general/active'),
    stages: [
      { key: 'general', label: label('General contact', 'Allgemeiner Kontakt'), plural: label('General contacts', 'Allgemeine Kontakte'), colour: 'neutral', statuses: [active(NOTHING)] },
      { key: 'lead', label: label('Lead', 'Lead'), plural: label('Leads', 'Leads'), colour: 'secondary', statuses: [active(INQUIRIES), disqualified(INQUIRIES)] },
      {
        key: 'prospect',
        label: label('Prospect', 'Interessent'),
        plural: label('Prospects', 'Interessenten'),
        colour: 'alternative',
        statuses: [active(BUSINESS), status('waiting', label('waiting', 'wartend'), BUSINESS), disqualified(BUSINESS)],
      },
      {
        key: 'customer',
        label: label('Customer', 'Kunde'),
        plural: label('Customers', 'Kunden'),
        colour: 'success',
        statuses: [
          active(BUSINESS),
          status('inactive', label('inactive', 'inaktiv'), BUSINESS),
          status('blocked', label('blocked', 'gesperrt'), closedFor(BUSINESS), { blocked: true, colour: 'danger' }),
        ],
      },
    ],
    transitions: [
      transition('general/active', 'lead/active', label('Make lead', 'Zum Lead machen'), { primary: true }),
      transition('general/active', 'prospect/active', label('Make prospect', 'Zum Interessenten machen')),
      transition('general/active', 'customer/active', label('Make customer', 'Zum Kunden machen')),

      transition('lead/active', 'prospect/active', label('Qualify', 'Qualifizieren'), { primary: true }),
      transition('lead/active', 'lead/disqualified', label('Disqualify', 'Disqualifizieren'), { primary: true, requires: REASON }),
      transition('lead/active', 'general/active', label('Back to general contact', 'Zurück zum allgemeinen Kontakt'), { requires: REASON }),
      transition('lead/disqualified', 'lead/active', label('Reactivate', 'Reaktivieren'), { primary: true, requires: REASON }),

      transition('prospect/active', 'customer/active', label('Win as customer', 'Als Kunden gewinnen'), { primary: true }),
      transition('prospect/active', 'prospect/waiting', label('Put on hold', 'Zurückstellen'), { primary: true, requires: { resumeOn: true } }),
      transition('prospect/active', 'prospect/disqualified', label('Disqualify', 'Disqualifizieren'), { requires: REASON }),
      transition('prospect/active', 'lead/active', label('Back to lead', 'Zurück zum Lead'), { requires: REASON }),
      transition('prospect/waiting', 'prospect/active', label('Resume', 'Wieder aufnehmen'), { primary: true, timed: true }),
      transition('prospect/disqualified', 'prospect/active', label('Reactivate', 'Reaktivieren'), { primary: true, requires: REASON }),

      transition('customer/active', 'customer/inactive', label('Set inactive', 'Inaktiv setzen'), { primary: true, requires: REASON }),
      transition('customer/active', 'customer/blocked', label('Block', 'Sperren'), { requires: REASON }),
      transition('customer/active', 'prospect/active', label('Back to prospect', 'Zurück zum Interessenten'), { requires: REASON }),
      transition('customer/inactive', 'customer/active', label('Reactivate', 'Reaktivieren'), { primary: true, requires: REASON }),
      transition('customer/blocked', 'customer/active', label('Unblock', 'Entsperren'), { primary: true, requires: REASON }),
    ],
  };
}
