import type { Core } from '@strapi/strapi';
import type { PluginConfig } from '../config';
import { dayIn } from '../kernel/dates';
import { systemReader } from '../kernel/rights/reader';
import { PLUGIN, UID } from '../kernel/uids';
import type { definitionService } from './definition.service';
import type { ContactRow, TransitionCall } from './transition.service';
import { stateOf } from './transition.service';
import { statesOf, timedReturn } from './workflow.rules';

const JOB = 'crm-contacts: contacts come back from waiting';
/** Soon after midnight in whatever time zone; a run with nothing due costs one indexed SELECT. */
const EVERY_FIVE_MINUTES = '*/5 * * * *';
const AT_ONCE = 200;

/** Contacts that wait come back on their day, also if the application did not run on it. */
export function resumeService(
  strapi: Core.Strapi,
  definitions: ReturnType<typeof definitionService>,
  transition: (call: TransitionCall) => Promise<unknown>
) {
  /**
   * Brings back every open contact whose day has come and returns how many. Each is a transition of its
   * own: of several instances that do it at the same time one wins the compare-and-swap.
   */
  async function resumeDue(): Promise<number> {
    const { definition } = await definitions.current();
    const waiting = statesOf(definition).filter((state) => timedReturn(definition, state));
    if (waiting.length === 0) return 0;
    const { timeZone } = strapi.config.get<PluginConfig>(`plugin::${PLUGIN}`);
    const where = {
      resumeOn: { $lte: dayIn(timeZone) },
      closedOn: null,
      $or: waiting.map(({ stage, status }) => ({ stage, stageStatus: status })),
    };
    let resumed = 0;
    let after = 0;
    for (;;) {
      const due = (await strapi.db.query(UID.contact).findMany({ where: { ...where, id: { $gt: after } }, orderBy: { id: 'asc' }, limit: AT_ONCE })) as ContactRow[];
      for (const contact of due) if (await resume(contact)) resumed += 1;
      if (due.length < AT_ONCE) return resumed;
      after = due[due.length - 1].id;
    }

    async function resume(contact: ContactRow): Promise<boolean> {
      const from = stateOf(contact);
      const back = timedReturn(definition, from);
      if (!back) return false;
      try {
        await transition({ documentId: contact.documentId, from, to: back.to, reader: systemReader, trigger: 'resume' });
        return true;
      } catch (error) {
        // Another instance or a user was faster, or the contact is gone: either way it waits no longer.
        if ([404, 409].includes((error as { status?: number }).status ?? 0)) return false;
        strapi.log.error(`Contact ${contact.documentId} could not come back from waiting: ${error instanceof Error ? error.message : error}`);
        return false;
      }
    }
  }

  return {
    resumeDue,
    schedule(): void {
      strapi.cron.add({ [JOB]: { task: async () => void (await resumeDue()), options: EVERY_FIVE_MINUTES } });
    },
    unschedule(): void {
      strapi.cron.remove(JOB);
    },
  };
}
