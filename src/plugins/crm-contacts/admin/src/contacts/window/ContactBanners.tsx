import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { ContactWindow } from '../../../../contracts/contacts';
import { dateText } from '../../kernel/days';
import { ContactLink } from '../../kernel/Links';
import { useT } from '../../kernel/useT';

/** Under the header: the contact is blocked or closed, since when, why, by whom, and who takes over. */
export function ContactBanners({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const { locale } = useIntl();
  const { closedOn, closedReason, successor } = contact;
  return (
    <>
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
