import { Box, Typography } from '@strapi/design-system';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { dateText } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';

/** Why entries cannot be changed, and what is the way instead. */
export function CatalogueNotice({ head }: { head: CatalogueHead }) {
  const t = useT();
  const locale = useLocale();
  const { may, state, validFrom, validTo } = head;
  const text = noticeOf(head);
  if (!text) return null;
  return (
    <Box padding={3} background={state === 'draft' ? 'neutral150' : 'primary100'} borderColor={state === 'draft' ? 'neutral200' : 'primary200'} hasRadius role="note">
      <Typography textColor="neutral800">
        {t(`pricing.notice.${text}`, { from: validFrom ? dateText(validFrom, locale) : 'none', to: validTo ? dateText(validTo, locale) : 'none', version: may.newVersion ? 'yes' : 'no' })}
      </Typography>
    </Box>
  );
}

function noticeOf({ may, state }: CatalogueHead): 'running' | 'ended' | 'noRight' | null {
  if (state === 'ended') return 'ended';
  if (!may.addEntries && !may.changeEntries) return 'noRight';
  return state === 'running' ? 'running' : null;
}
