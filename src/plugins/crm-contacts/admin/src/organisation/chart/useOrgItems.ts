import { useMemo } from 'react';
import type { OrgChart } from '../../../../contracts/organisation';
import { initialsOf } from '../../contacts/person/initials';
import { dateText } from '../../kernel/days';
import { fileAddress } from '../../kernel/file-address';
import { paths } from '../../kernel/paths';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { orgItems, type OrgChoice, type OrgItem } from './org-items';

/** The org chart as items for chart and tree, in the user's words. */
export function useOrgItems(chart: OrgChart | undefined, company: OrgChoice['company'], { by, vacant }: Pick<OrgChoice, 'by' | 'vacant'>): OrgItem[] {
  const t = useT();
  const locale = useLocale();
  const { documentId, name } = company;
  return useMemo(() => {
    if (!chart) return [];
    return orgItems(chart, { by, vacant, company: { documentId, name } }, {
      main: t('organisation.persons.main'),
      vacant: t('organisation.workplaces.vacant'),
      gone: t('organisation.persons.left'),
      coming: t('organisation.persons.coming'),
      inCircle: t('organisation.chart.inCircle'),
      leftOn: (day) => (day ? t('organisation.chart.leftOn', { day: dateText(day, locale) }) : t('organisation.persons.left')),
      headedBy: (head) => t('organisation.chart.headedBy', { name: head }),
      initialsOf: (fullName) => initialsOf({ fullName }),
      photoOf: fileAddress,
      personPath: paths.person,
      departmentsPath: paths.contact(documentId, 'departments'),
    });
  }, [chart, by, vacant, documentId, name, locale, t]);
}
