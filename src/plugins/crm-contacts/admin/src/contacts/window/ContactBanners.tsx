import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { ContactWindow } from '../../../../contracts/contacts';
import { dateText } from '../../kernel/days';
import { ContactLink } from '../../kernel/Links';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { useWorkflow } from '../../workflow/useWorkflow';

/** Under the header: the contact is blocked or closed, since when, why, by whom, and who takes over. */
export function ContactBanners({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const locale = useLocale();
  const { isBlocked } = useWorkflow();
  const { lastStageChange: change, closedOn, closedReason, successor } = contact;
  return (
    <>
      {isBlocked(contact.stage, contact.stageStatus) && (
        <Banner colour="danger">
          {[
            t('contacts.banner.blocked', { reason: change?.reason ?? t('contacts.banner.noReason') }),
            change && t('contacts.banner.since', { day: dateText(change.changedAt, locale) }),
            change?.changedBy && t('contacts.banner.by', { name: change.changedBy }),
          ].filter(Boolean).join(' · ')}
        </Banner>
      )}
      {closedOn && (
        <Banner colour="neutral">
          {t('contacts.banner.closed', { day: dateText(closedOn, locale) })}
          {closedReason ? ` · ${closedReason}` : ''}
          {successor && <> · {t('contacts.banner.successor')} <ContactLink contact={successor} /></>}
        </Banner>
      )}
    </>
  );
}

function Banner({ colour, children }: { colour: 'danger' | 'neutral'; children: ReactNode }) {
  const [background, text] = colour === 'danger' ? (['danger100', 'danger700'] as const) : (['neutral150', 'neutral800'] as const);
  return (
    <Box role="status" background={background} hasRadius paddingTop={2} paddingBottom={2} paddingLeft={4} paddingRight={4}>
      <Typography fontWeight="semiBold" textColor={text}>{children}</Typography>
    </Box>
  );
}
