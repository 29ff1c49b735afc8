import { Box, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { useErrorText } from '../../kernel/errors';
import { TextField } from '../../kernel/TextField';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { decimalSignOf, readDecimal } from '../editor/decimal-text';
import { cataloguePath } from '../paths';
import { useNewVersionMutation } from '../pricing.api';
import { firstOfNextYear } from './first-of-next-year';
import { PercentField } from './PercentField';

/** The same catalogue with other prices from a day on: the present version ends the day before. */
export function NewVersionDrawer({ head, onClose }: { head: CatalogueHead; onClose(): void }) {
  const t = useT();
  const navigate = useNavigate();
  const sign = decimalSignOf(useLocale());
  const { toggleNotification } = useNotification();
  const [make, { isLoading, error }] = useNewVersionMutation();
  const errors = useErrorText().fields(error);
  const [from, setFrom] = useState<string | null>(firstOfNextYear());
  const [name, setName] = useState(head.name);
  const [percent, setPercent] = useState('');
  const [validTo, setTo] = useState<string | null>(null);
  const change = readDecimal(percent, sign);
  const submit = async () => {
    if (!from) return;
    const answer = await make({ documentId: head.documentId, from, name: name.trim(), seen: { updatedAt: head.updatedAt }, ...(validTo ? { validTo } : {}), ...(change ? { percent: change } : {}) }).unwrap().catch(() => null);
    if (!answer) return;
    toggleNotification({ type: 'success', message: t('pricing.version.made', { count: answer.entries, assignments: answer.assignments }) });
    onClose();
    navigate(cataloguePath(answer.documentId));
  };
  return (
    <ActionDrawer title={t('pricing.version.title')} action={t('pricing.version.do')} isLoading={isLoading} isReady={from !== null && name.trim() !== '' && change !== null} error={error} shownFields={['from', 'name', 'percent', 'validTo']} onSubmit={submit} onClose={onClose}>
      <Typography textColor="neutral600">{t('pricing.version.explained')}</Typography>
      <DayInput name="from" label={t('pricing.version.from')} value={from} error={errors.from} onChange={setFrom} required />
      <TextField name="name" label={t('pricing.column.name')} value={name} error={errors.name} onChange={setName} required />
      <PercentField value={percent} error={change === null ? t('pricing.cell.number') : errors.percent} onChange={setPercent} />
      <Box><DayInput name="validTo" label={t('pricing.validTo')} value={validTo} error={errors.validTo} onChange={setTo} /></Box>
    </ActionDrawer>
  );
}
