import { Flex, Typography } from '@strapi/design-system';
import type { ChartPosition } from '../../../../contracts/organisation';
import { ContactLink, NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { useT } from '../../kernel/useT';

/** Who holds a position, with the title; where they are when not here. */
export function PositionLine({ position, tabIndex }: { position: ChartPosition; tabIndex: number }) {
  const t = useT();
  const { person, jobTitle, main, stub, left, company } = position;
  return (
    <Flex gap={2} wrap="wrap">
      {main && <Typography aria-label={t('organisation.persons.main')} textColor="warning600">★</Typography>}
      <Typography fontWeight="semiBold">
        {person?.name ? <NameLink to={paths.person(person.documentId)} tabIndex={tabIndex}>{person.name}</NameLink> : '–'}
      </Typography>
      {jobTitle && <Typography textColor="neutral600">{jobTitle}</Typography>}
      {(stub === 'left' || left) && <Typography variant="pi" textColor="danger600">{t('organisation.persons.left')}</Typography>}
      {stub === 'coming' && <Typography variant="pi" textColor="neutral600">{t('organisation.persons.coming')}</Typography>}
      {company?.name && <Typography variant="pi"><ContactLink contact={{ documentId: company.documentId, name: company.name }} page="contact-persons" /></Typography>}
    </Flex>
  );
}
