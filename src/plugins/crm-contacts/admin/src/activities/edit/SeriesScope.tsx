import { Box, Button, Flex, Radio, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useErrorText } from '../../kernel/errors';
import { useT } from '../../kernel/useT';
import { useEndSeriesMutation } from '../activities.api';
import { useRuleText } from '../series/useRuleText';

export type Scope = 'one' | 'following';

interface SeriesScopeProps {
  documentId: string;
  /** RFC 5545, without `RRULE:`. */
  rule: string;
  day: string;
  /** Undefined: the user may not change it. */
  scope: Scope | undefined;
  onScope(scope: Scope): void;
  onEnded(): void;
}

/** The rule of a series in words, and what a change is for: this one, or the open ones after it too. */
export function SeriesScope({ documentId, rule, day, scope, onScope, onEnded }: SeriesScopeProps) {
  const t = useT();
  const inWords = useRuleText();
  return (
    <Box background="neutral100" hasRadius padding={3} marginBottom={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography><b>{t('activities.series')}:</b> {inWords(rule, day)}</Typography>
        {scope && (
          <Radio.Group aria-label={t('activities.series.scope')} value={scope} onValueChange={(chosen) => onScope(chosen as Scope)}>
            <Flex gap={5} wrap="wrap">
              <Radio.Item value="one">{t('activities.series.one')}</Radio.Item>
              <Radio.Item value="following">{t('activities.series.following')}</Radio.Item>
            </Flex>
          </Radio.Group>
        )}
        {scope === 'following' && <EndSeries documentId={documentId} onEnded={onEnded} />}
      </Flex>
    </Box>
  );
}

/** Takes this one and those after it away: there is no way back, so it asks once. */
function EndSeries({ documentId, onEnded }: { documentId: string; onEnded(): void }) {
  const t = useT();
  const errorText = useErrorText();
  const { toggleNotification } = useNotification();
  const [isAsking, setAsking] = useState(false);
  const [end, { isLoading }] = useEndSeriesMutation();
  const confirm = async () => {
    try {
      const { count } = await end(documentId).unwrap();
      toggleNotification({ type: 'success', message: t('activities.series.ended', { count }) });
      onEnded();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText.text(error) });
    }
  };
  if (!isAsking) return <div><Button size="S" variant="danger-light" onClick={() => setAsking(true)}>{t('activities.series.remove')}</Button></div>;
  return (
    <Flex gap={2} wrap="wrap">
      <Typography role="alert">{t('activities.series.removeQuestion')}</Typography>
      <Button size="S" variant="tertiary" autoFocus onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
      <Button size="S" variant="danger" loading={isLoading} onClick={() => void confirm()}>{t('activities.series.removeDo')}</Button>
    </Flex>
  );
}
