import { Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ArrowLeft, Calendar, Duplicate, Pencil } from '@strapi/icons';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { RowDrawer } from '../../kernel/RowDrawer';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { CATALOGUES, cataloguePath } from '../paths';
import { CATALOGUE } from '../uids';
import { useRoundingText } from '../useRoundingText';
import { useFigures } from '../useFigures';
import { Validity } from '../Validity';
import { CopyDrawer } from './CopyDrawer';
import { NewVersionDrawer } from './NewVersionDrawer';
import { StatePill } from './StatePill';

/** What the catalogue is, and what can be done with the whole of it. */
export function CatalogueHeader({ head }: { head: CatalogueHead }) {
  const t = useT();
  const rights = useRights(CATALOGUE);
  const [open, setOpen] = useState<'edit' | 'copy' | 'version' | null>(null);
  const close = () => setOpen(null);
  return (
    <Flex tag="header" direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" textColor="primary600"><Link to={paths.page(CATALOGUES)} style={{ color: 'inherit', textDecoration: 'none', display: 'inline-flex', alignItems: 'center', gap: '0.6rem' }}><ArrowLeft width="1.2rem" aria-hidden />{t('pricing.catalogues')}</Link></Typography>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Flex gap={3} wrap="wrap" minWidth={0}>
          <Typography tag="h1" variant="beta" style={{ overflowWrap: 'anywhere' }}>{head.name}</Typography>
          <StatePill state={head.state} />
        </Flex>
        <Flex gap={2} wrap="wrap">
          {rights.can('update') && <Button size="S" variant="tertiary" startIcon={<Pencil />} onClick={() => setOpen('edit')}>{t('common.edit')}</Button>}
          {head.may.copy && <Button size="S" variant="tertiary" startIcon={<Duplicate />} onClick={() => setOpen('copy')}>{t('pricing.copy')}</Button>}
          {head.may.newVersion && <Button size="S" variant={head.state === 'running' ? 'default' : 'secondary'} startIcon={<Calendar />} onClick={() => setOpen('version')}>{t('pricing.version')}</Button>}
        </Flex>
      </Flex>
      <Facts head={head} />
      {open === 'edit' && <RowDrawer resource="price-catalogues" uid={CATALOGUE} documentId={head.documentId} title={t('pricing.catalogues.edit')} onClose={close} />}
      {open === 'copy' && <CopyDrawer head={head} onClose={close} />}
      {open === 'version' && <NewVersionDrawer head={head} onClose={close} />}
    </Flex>
  );
}

function Facts({ head }: { head: CatalogueHead }) {
  const t = useT();
  const rounding = useRoundingText();
  const { number } = useFigures();
  const { kind, currency, general, validFrom, validTo, base, baseRate, assignmentCount, derived } = head;
  const facts: [string, ReactNode][] = [
    ['kind', t(`pricing.kind.${kind}`)],
    ['currency', currency],
    ['validity', <Validity key="validity" {...{ validFrom, validTo }} />],
    ['forWhom', general ? t('pricing.general') : t('pricing.assignedTo', { count: assignmentCount })],
    ['base', base && <><NameLink key="base" to={cataloguePath(base.documentId)}>{base.name}</NameLink>{baseRate !== null && ` (× ${number(baseRate)})`}</>],
    ['rounding', rounding(head.rounding)],
    ['derived', derived.length > 0 && t('pricing.derived', { count: derived.length })],
  ];
  return (
    <Flex gap={5} wrap="wrap">
      {facts.filter(([, value]) => value).map(([key, value]) => (
        <Flex key={key} gap={1} alignItems="baseline">
          <Typography variant="pi" textColor="neutral600">{t(`pricing.column.${key}`)}</Typography>
          <Typography variant="omega" tag="span">{value}</Typography>
        </Flex>
      ))}
      {head.versions.length > 1 && <Versions head={head} />}
    </Flex>
  );
}

/** The way to what held before and what will hold. */
function Versions({ head }: { head: CatalogueHead }) {
  const t = useT();
  const navigate = useNavigate();
  const { day } = useFigures();
  return (
    <SingleSelect size="S" aria-label={t('pricing.versions')} value={head.documentId} onChange={(documentId) => navigate(cataloguePath(String(documentId)))}>
      {head.versions.map(({ documentId, validFrom, validTo }, index) => (
        <SingleSelectOption key={documentId} value={documentId}>{t('pricing.versionOf', { number: index + 1, from: validFrom ? day(validFrom) : '…', to: validTo ? day(validTo) : '…' })}</SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
