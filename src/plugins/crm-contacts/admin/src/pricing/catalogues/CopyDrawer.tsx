import { Box, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { todayHere } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import { TextField } from '../../kernel/TextField';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { decimalSignOf, readDecimal } from '../editor/decimal-text';
import { cataloguePath } from '../paths';
import { useCopyCatalogueMutation } from '../pricing.api';
import { PercentField } from './PercentField';

/** A new catalogue with the same entries, their prices changed by a percentage. */
export function CopyDrawer({ head, onClose }: { head: CatalogueHead; onClose(): void }) {
  const t = useT();
  const navigate = useNavigate();
  const sign = decimalSignOf(useLocale());
  const { toggleNotification } = useNotification();
  const [copy, { isLoading, error }] = useCopyCatalogueMutation();
  const errors = useErrorText().fields(error);
  const [name, setName] = useState(t('pricing.copyOf', { name: head.name }));
  const [percent, setPercent] = useState('');
  const [validFrom, setFrom] = useState<string | null>(todayHere());
  const [validTo, setTo] = useState<string | null>(null);
  const change = readDecimal(percent, sign);
  const submit = async () => {
    const answer = await copy({ documentId: head.documentId, name: name.trim(), validFrom, validTo, ...(change ? { percent: change } : {}) }).unwrap().catch(() => null);
    if (!answer) return;
    toggleNotification({ type: 'success', message: t('pricing.copied', { count: answer.entries }) });
    onClose();
    navigate(cataloguePath(answer.documentId));
  };
  return (
    <ActionDrawer title={t('pricing.copy.title')} action={t('pricing.copy.do')} isLoading={isLoading} isReady={name.trim() !== '' && change !== null} error={error} shownFields={['name', 'percent', 'validFrom', 'validTo']} onSubmit={submit} onClose={onClose}>
      <TextField name="name" label={t('pricing.column.name')} value={name} error={errors.name} onChange={setName} required />
      <PercentField value={percent} error={change === null ? t('pricing.cell.number') : errors.percent} onChange={setPercent} />
      <Flex gap={3} alignItems="flex-start">
        <Box flex="1"><DayInput name="validFrom" label={t('pricing.validFrom')} value={validFrom} error={errors.validFrom} onChange={setFrom} /></Box>
        <Box flex="1"><DayInput name="validTo" label={t('pricing.validTo')} value={validTo} error={errors.validTo} onChange={setTo} /></Box>
      </Flex>
    </ActionDrawer>
  );
}
