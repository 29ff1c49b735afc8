import { Field, Flex, Loader, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import type { ChartDepartment, DepartmentContents, PositionForATime, PositionInDepartment } from '../../../../contracts/organisation';
import { ActionDrawer } from '../../kernel/ActionDrawer';
import { DayInput } from '../../kernel/DayInput';
import { dateText, todayHere } from '../../kernel/days';
import { useErrorText } from '../../kernel/errors';
import type { Related } from '../../kernel/related';
import { RelationPicker } from '../../kernel/RelationPicker';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { useDepartmentContentsQuery, useDissolveDepartmentMutation } from '../organisation.api';
import { usePlaces } from '../persons/usePlaces';

interface DissolveDrawerProps {
  company: string;
  department: ChartDepartment;
  onClose(): void;
}

/** Ends a department on a day: says what is still in it and where that is to go. */
export function DissolveDrawer({ company, department, onClose }: DissolveDrawerProps) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const places = usePlaces(company);
  const { documentId, updatedAt, name = '' } = department;
  const [endsOn, setEndsOn] = useState<string | null>(todayHere());
  const [goesTo, setGoesTo] = useState<'department' | 'none'>('department');
  const [target, setTarget] = useState<Related | null>(null);
  const contents = useDepartmentContentsQuery({ documentId, after: endsOn ?? undefined });
  const [dissolve, { isLoading, error }] = useDissolveDepartmentMutation();
  const fields = errorText.fields(error);
  const isEmpty = contents.data !== undefined && Object.values(countsOf(contents.data)).every((count) => count === 0);
  const needsTarget = !isEmpty && goesTo === 'department' && target === null;

  const submit = async () => {
    const moveTo = isEmpty ? {} : { moveTo: goesTo === 'none' ? null : target?.documentId };
    const answer = await dissolve({ documentId, endsOn: endsOn ?? '', ...moveTo, seen: { updatedAt } });
    if ('error' in answer) return;
    toggleNotification({ type: 'success', message: t('organisation.dissolve.done', { name }) });
    onClose();
  };

  return (
    <ActionDrawer
      title={t('organisation.dissolve.title', { name })}
      action={t('organisation.dissolve.action')}
      isLoading={isLoading}
      isReady={endsOn !== null && contents.data !== undefined && !contents.isFetching && !needsTarget}
      error={error ?? contents.error}
      shownFields={['endsOn', 'moveTo']}
      onSubmit={submit}
      onClose={onClose}
    >
      <DayInput name="endsOn" label={t('organisation.dissolve.endsOn')} value={endsOn} onChange={setEndsOn} error={fields.endsOn} required />
      {contents.isFetching && <Loader small />}
      {contents.data && <Contents contents={contents.data} />}
      {contents.data && !isEmpty && (
        <>
          <Field.Root hint={t('organisation.dissolve.history')}>
            <Field.Label>{t('organisation.dissolve.where')}</Field.Label>
            <Radio.Group value={goesTo} onValueChange={(value: string) => setGoesTo(value as typeof goesTo)} aria-label={t('organisation.dissolve.where')}>
              <Radio.Item value="department">{t('organisation.dissolve.toDepartment')}</Radio.Item>
              <Radio.Item value="none">{t('organisation.dissolve.toNone')}</Radio.Item>
            </Radio.Group>
            <Field.Hint />
          </Field.Root>
          {goesTo === 'department' && (
            <RelationPicker
              name="moveTo"
              label={t('organisation.dissolve.toDepartment')}
              resource="departments"
              mainField="name"
              filters={{ $and: [places.department, { documentId: { $ne: documentId } }] }}
              value={target}
              onChange={setTarget}
              error={fields.moveTo}
              required
            />
          )}
        </>
      )}
    </ActionDrawer>
  );
}

const countsOf = ({ departments, workplaces, positions, forATime }: DepartmentContents) => ({
  departments: departments.length,
  workplaces: workplaces.length,
  positions: positions.length,
  'positions for a time': forATime.length,
});

const nameOf = ({ person, jobTitle }: PositionInDepartment) => [person?.name, jobTitle].filter(Boolean).join(', ') || '–';

function Contents({ contents }: { contents: DepartmentContents }) {
  const t = useT();
  const parts = Object.entries(countsOf(contents)).filter(([, count]) => count > 0).map(([what, count]) => t(`count.${what}`, { count }));
  if (parts.length === 0) return <Typography>{t('organisation.dissolve.empty')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Typography>{t('organisation.dissolve.contents', { counts: parts.join(', ') })}</Typography>
      <ul>
        {[...contents.departments, ...contents.workplaces].map(({ documentId, name = '–' }) => <Line key={documentId}>{name}</Line>)}
        {contents.positions.map((position) => <Line key={position.documentId}>{nameOf(position)}</Line>)}
        {contents.forATime.map((stay, index) => <Line key={index}><ForATime stay={stay} /></Line>)}
      </ul>
    </Flex>
  );
}

const Line = ({ children }: { children: ReactNode }) => <li><Typography textColor="neutral600">{children}</Typography></li>;

/** With its days, which may reach back before the last day of the department. */
function ForATime({ stay }: { stay: PositionForATime }) {
  const t = useT();
  const locale = useLocale();
  const { validFrom, validTo } = stay;
  const day = (value: string | null) => (value ? dateText(value, locale) : '…');
  return validTo ? <>{t('organisation.dissolve.forATime', { name: nameOf(stay), from: day(validFrom), until: day(validTo) })}</> : <>{nameOf(stay)}</>;
}
