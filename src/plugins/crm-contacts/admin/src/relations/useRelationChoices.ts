import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { ContactKind } from '../../../contracts/contacts';
import type { Structure } from '../../../contracts/relations';
import { useRowsQuery, type Row } from '../kernel/rows.api';

/** What this contact may be to another one: a relation type, read from one of its sides. */
export interface RelationChoice {
  /** `<type's documentId>:<side>`. */
  value: string;
  label: string;
  type: { documentId: string; label: string };
  /** Which side this contact takes. */
  side: 'from' | 'to';
  structure: Structure;
  /** Kind that the other side must have. */
  otherKind: 'any' | ContactKind;
}

/** Every label that fits a contact of this kind, in the user's language; a symmetric type is offered once. */
export function useRelationChoices(kind: ContactKind): { choices: RelationChoice[]; error?: unknown; isLoading: boolean } {
  const { locale } = useIntl();
  const { data, error, isLoading } = useRowsQuery({ resource: 'relation-types', sort: 'id:asc', pageSize: 100 });
  const choices = useMemo(() => (data?.results ?? []).flatMap((type) => choicesOf(type, kind, locale)), [data, kind, locale]);
  return { choices, error, isLoading };
}

function choicesOf(type: Row, kind: ContactKind, locale: string): RelationChoice[] {
  const german = locale.startsWith('de');
  const text = (name: string) => String((german && type[`${name}De`]) || type[name] || type.name);
  const sides = type.symmetric ? (['from'] as const) : (['from', 'to'] as const);
  return sides
    .filter((side) => ['any', kind].includes(String(type[`${side}Kind`])))
    .map((side) => ({
      value: `${type.documentId}:${side}`,
      label: text(side === 'from' ? 'name' : 'inverseName'),
      type: { documentId: type.documentId, label: text('name') },
      side,
      structure: type.structure as Structure,
      otherKind: type[side === 'from' ? 'toKind' : 'fromKind'] as RelationChoice['otherKind'],
    }));
}
