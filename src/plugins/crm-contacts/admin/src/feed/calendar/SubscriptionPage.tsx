import { Button, Flex, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Area } from '../../finding/Area';
import { DateText } from '../../kernel/DayText';
import { useErrorText } from '../../kernel/errors';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { Labelled, Section } from '../../kernel/Section';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useCalendarFeedQuery, useRenewCalendarFeedMutation, useRevokeCalendarFeedMutation } from '../feed.api';
import { ShownAddress } from './ShownAddress';

/** The user's own calendar address: made, copied once, renewed, revoked. */
export function SubscriptionPage() {
  return useMay('feed.calendar') ? <Subscription /> : <NoRight />;
}

function Subscription() {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const { data, error, refetch } = useCalendarFeedQuery();
  const [renew, renewing] = useRenewCalendarFeedMutation();
  const [revoke, revoking] = useRevokeCalendarFeedMutation();
  const [path, setPath] = useState<string | null>(null);
  const run = async (work: () => Promise<string | null>) => {
    try {
      setPath(await work());
    } catch (failure) {
      toggleNotification({ type: 'danger', message: errorText.text(failure) });
    }
  };
  const make = () => run(async () => (await renew().unwrap()).path);
  const end = () =>
    run(async () => {
      await revoke().unwrap();
      toggleNotification({ type: 'success', message: t('feed.calendar.revoked') });
      return null;
    });
  return (
    <Area title={t('feed.calendar')}>
      <Typography tag="h1" variant="beta">{t('feed.calendar')}</Typography>
      {error !== undefined && <LoadError error={error} onRetry={refetch} />}
      {!data && error === undefined && <Page.Loading />}
      {data && (
        <Section title={t('feed.calendar.address')}>
          <Flex direction="column" alignItems="flex-start" gap={4} style={{ maxWidth: '72rem' }}>
            <Typography textColor="neutral600">{t('feed.calendar.what')}</Typography>
            {path && <ShownAddress path={path} />}
            {data.active ? (
              <Flex gap={6} wrap="wrap">
                <Labelled label={t('feed.calendar.madeAt')}><DateText day={data.createdAt} /></Labelled>
                <Labelled label={t('feed.calendar.readAt')}>{data.readAt ? <DateText day={data.readAt} /> : t('feed.calendar.never')}</Labelled>
              </Flex>
            ) : (
              <Typography>{t('feed.calendar.none')}</Typography>
            )}
            <Flex gap={2} wrap="wrap">
              <Button variant={data.active ? 'secondary' : 'default'} loading={renewing.isLoading} onClick={() => void make()}>
                {t(data.active ? 'feed.calendar.renew' : 'feed.calendar.make')}
              </Button>
              {data.active && <Button variant="danger-light" loading={revoking.isLoading} onClick={() => void end()}>{t('feed.calendar.revoke')}</Button>}
            </Flex>
            {data.active && <Typography variant="pi" textColor="neutral600">{t('feed.calendar.ends')}</Typography>}
          </Flex>
        </Section>
      )}
    </Area>
  );
}
