import { Box, Button, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { STAGE_CHANGED, type WebhooksAnswer } from '../../../../contracts/workflow';
import { EmptyState } from '../../kernel/EmptyState';
import { useErrorText } from '../../kernel/errors';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { Section } from '../../kernel/Section';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useChooseWebhooksMutation, useWebhooksQuery } from '../workflow.api';

const STRAPI_WEBHOOKS = '/settings/webhooks';

/** Settings → CRM → Webhooks: who hears of changed stages. */
export function WebhooksPage() {
  const t = useT();
  const mayConfigure = useMay('workflow.settings');
  const { data, error, refetch } = useWebhooksQuery(undefined, { skip: !mayConfigure });
  if (!mayConfigure) return <NoRight />;
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{t('workflow.webhooks.title')}</Page.Title>
      <Choice webhooks={data.webhooks} />
    </Page.Main>
  );
}

function Choice({ webhooks }: WebhooksAnswer) {
  const t = useT();
  const { text } = useErrorText();
  const { toggleNotification } = useNotification();
  const [chooseWebhooks, { isLoading }] = useChooseWebhooksMutation();
  const stored = webhooks.filter(({ chosen }) => chosen).map(({ id }) => id);
  const [chosen, setChosen] = useState(stored);
  const isChanged = chosen.length !== stored.length || chosen.some((id) => !stored.includes(id));
  const save = async () => {
    const answer = await chooseWebhooks(chosen);
    if ('error' in answer) toggleNotification({ type: 'danger', message: text(answer.error) });
    else toggleNotification({ type: 'success', message: t('workflow.webhooks.saved') });
  };
  const tick = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <>
      <Layouts.Header
        title={t('workflow.webhooks.title')}
        subtitle={t('workflow.webhooks.subtitle')}
        primaryAction={webhooks.length > 0 && <Button startIcon={<Check />} disabled={!isChanged} loading={isLoading} onClick={() => void save()}>{t('common.save')}</Button>}
      />
      <Layouts.Content>
        <Section title={t('workflow.webhooks.event', { event: STAGE_CHANGED })}>
          {webhooks.length === 0 ? (
            <EmptyState text={t('workflow.webhooks.empty')} action={<StrapiWebhooksLink />} />
          ) : (
            <Flex direction="column" alignItems="stretch" gap={4}>
              {webhooks.map((webhook) => (
                <Flex key={webhook.id} gap={3} alignItems="flex-start">
                  <Checkbox checked={chosen.includes(webhook.id)} onCheckedChange={(on) => tick(webhook.id, on === true)}>
                    <Typography fontWeight="bold">{webhook.name}</Typography>
                  </Checkbox>
                  <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
                    {webhook.url}{webhook.enabled ? '' : ` (${t('workflow.webhooks.disabled')})`}
                  </Typography>
                </Flex>
              ))}
              <Box><StrapiWebhooksLink /></Box>
            </Flex>
          )}
        </Section>
      </Layouts.Content>
    </>
  );
}

function StrapiWebhooksLink() {
  const t = useT();
  return <Link tag={NavLink} to={STRAPI_WEBHOOKS}>{t('workflow.webhooks.manage')}</Link>;
}
