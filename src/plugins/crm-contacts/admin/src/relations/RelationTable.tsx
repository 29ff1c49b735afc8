import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Archive, Pencil } from '@strapi/icons';
import type { ContactRelation } from '../../../contracts/relations';
import { useAsOf } from '../kernel/AsOfPicker';
import { dateText } from '../kernel/days';
import { ContactLink } from '../kernel/Links';
import { RowsTable } from '../kernel/RowsTable';
import { useEndRow } from '../kernel/useEndRow';
import { useFieldLabel } from '../kernel/useFieldLabel';
import { useLocale } from '../kernel/useLocale';
import { useRights } from '../kernel/useRights';
import { useT } from '../kernel/useT';
import { StageBadge } from '../workflow/StageBadge';
import { RELATION } from './uids';
import { useLabelText } from './useLabelText';
import { usePercent } from './usePercent';

interface RelationTableProps {
  label: string;
  relations: ContactRelation[];
  onEdit(relation: ContactRelation): void;
}

/** Relations as this contact has them: "supplier of – Ölmühle Nord AG". Columns that the user may not read are not drawn. */
export function RelationTable({ label, relations, onEdit }: RelationTableProps) {
  const t = useT();
  const fieldLabel = useFieldLabel(RELATION);
  const labelText = useLabelText();
  const percent = usePercent();
  const rights = useRights(RELATION);
  const has = (...fields: string[]) => fields.some((field) => rights.can('read', field));
  const columns = [
    t('relations.column.label'),
    t('relations.column.other'),
    ...(has('share') ? [t('relations.column.share')] : []),
    ...(has('validFrom', 'validTo') ? [t('relations.column.period')] : []),
    ...(has('note') ? [fieldLabel('note')] : []),
  ];
  return (
    <RowsTable label={label} columns={columns} actions={t('organisation.actions')}>
      {relations.map((relation) => (
        <RowsTable.Row key={relation.documentId + relation.side}>
          <RowsTable.Cell><Typography>{labelText(relation.label)}</Typography></RowsTable.Cell>
          <RowsTable.Cell><Other relation={relation} /></RowsTable.Cell>
          {has('share') && <RowsTable.Cell><Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{relation.share ? percent(relation.share) : '–'}</Typography></RowsTable.Cell>}
          {has('validFrom', 'validTo') && <RowsTable.Cell $narrow><Period relation={relation} /></RowsTable.Cell>}
          {has('note') && <RowsTable.Cell><Typography style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{relation.note || '–'}</Typography></RowsTable.Cell>}
          <RowsTable.Cell $narrow><Actions relation={relation} onEdit={onEdit} /></RowsTable.Cell>
        </RowsTable.Row>
      ))}
    </RowsTable>
  );
}

function Other({ relation: { other } }: { relation: ContactRelation }) {
  return (
    <Flex gap={2} wrap="wrap">
      <Typography><ContactLink contact={{ documentId: other.documentId, name: other.name ?? other.number ?? '–' }} page="relations" /></Typography>
      {other.stage && <StageBadge stage={other.stage} status={other.stageStatus} />}
    </Flex>
  );
}

function Period({ relation: { validFrom, validTo } }: { relation: ContactRelation }) {
  const t = useT();
  const locale = useLocale();
  const day = (text: string) => dateText(text, locale);
  if (validFrom && validTo) return <Typography>{t('relations.fromTo', { from: day(validFrom), to: day(validTo) })}</Typography>;
  if (validFrom) return <Typography>{t('relations.from', { from: day(validFrom) })}</Typography>;
  return <Typography>{validTo ? t('relations.to', { to: day(validTo) }) : '–'}</Typography>;
}

function Actions({ relation, onEdit }: { relation: ContactRelation; onEdit(relation: ContactRelation): void }) {
  const t = useT();
  const rights = useRights(RELATION);
  const endRow = useEndRow();
  const isToday = useAsOf().asOf === undefined;
  const { documentId, updatedAt, other, current, validTo } = relation;
  const name = other.name ?? '';
  if (!rights.can('update')) return null;
  return (
    <Flex gap={1} justifyContent="flex-end">
      <IconButton size="XS" variant="ghost" label={t('relations.edit', { name })} onClick={() => onEdit(relation)}><Pencil /></IconButton>
      {isToday && current && !validTo && rights.can('update', 'validTo') && (
        <IconButton size="XS" variant="ghost" label={t('relations.end', { name })} onClick={() => void endRow({ resource: 'relations', documentId, updatedAt, name })}><Archive /></IconButton>
      )}
    </Flex>
  );
}
