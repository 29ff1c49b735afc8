import { Box, Button, Checkbox, Flex, IconButton, Popover, Typography } from '@strapi/design-system';
import { Cog } from '@strapi/icons';
import type { FieldInfo } from '../../../contracts/finding';
import { useT } from '../kernel/useT';

interface ColumnChooserProps {
  fields: FieldInfo[];
  labelOf(field: FieldInfo): string;
  chosen: string[];
  onChoose(columns: string[]): void;
  /** Back to the folder's own columns; undefined when they are shown. */
  onReset?: () => void;
}

/** Which of the readable fields the list shows, in the order in which the fields stand. */
export function ColumnChooser({ fields, labelOf, chosen, onChoose, onReset }: ColumnChooserProps) {
  const t = useT();
  const toggle = (name: string, isShown: boolean) => onChoose(isShown ? [...chosen, name] : chosen.filter((each) => each !== name));
  return (
    <Popover.Root>
      <Popover.Trigger>
        <IconButton label={t('finding.columns')} size="S">
          <Cog />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content align="end">
        <Box padding={4} role="group" aria-label={t('finding.columns')}>
          <Flex justifyContent="space-between" gap={4} paddingBottom={3}>
            <Typography variant="sigma" textColor="neutral600">{t('finding.columns')}</Typography>
            {onReset && <Button variant="ghost" size="S" onClick={onReset}>{t('finding.columnsReset')}</Button>}
          </Flex>
          <Flex direction="column" alignItems="stretch" gap={2} style={{ maxHeight: '40rem', overflowY: 'auto' }}>
            {fields.map((field) => {
              const isShown = chosen.includes(field.name);
              return (
                <Checkbox key={field.name} checked={isShown} disabled={isShown && chosen.length === 1} onCheckedChange={(checked) => toggle(field.name, checked === true)}>
                  {labelOf(field)}
                </Checkbox>
              );
            })}
          </Flex>
        </Box>
      </Popover.Content>
    </Popover.Root>
  );
}
