import { useIntl } from 'react-intl';
import type { Entity, FieldInfo } from '../../../contracts/finding';
import { useFieldLabel } from '../kernel/useFieldLabel';
import { textId } from '../kernel/useT';

const UIDS: Record<Entity, string> = { contact: 'plugin::crm-contacts.contact', person: 'plugin::crm-contacts.person' };

/** Heading of a list's column: its own text for what only lists have, else the attribute's label. */
export function useFieldTexts(entity: Entity): (field: Pick<FieldInfo, 'name'>) => string {
  const { messages } = useIntl();
  const attribute = useFieldLabel(UIDS[entity]);
  return ({ name }) => {
    const own = messages[textId(`finding.column.${name}`)];
    return typeof own === 'string' ? own : attribute(name);
  };
}
