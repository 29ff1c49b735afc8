import { Button, Flex, Menu } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useAfterMenu } from '../kernel/useAfterMenu';
import { useT } from '../kernel/useT';
import type { RelationChoice } from './useRelationChoices';

interface AddProps {
  choices: RelationChoice[];
  onAdd(choice: RelationChoice): void;
}

/** The steps that build a family: a branch or a subsidiary below, a head office or a parent above. */
export function AddStructure({ choices, onAdd }: AddProps) {
  const t = useT();
  const below = (['branch', 'group'] as const).flatMap((structure) => choices.find((choice) => choice.structure === structure && choice.side === 'from') ?? []);
  const above = choices.filter(({ structure, side }) => structure !== 'none' && side === 'to');
  if (below.length + above.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {below.map((choice) => (
        <Button key={choice.value} variant="secondary" startIcon={<Plus />} onClick={() => onAdd(choice)}>{t(`relations.add.${choice.structure}`)}</Button>
      ))}
      {above.length > 0 && <ChoiceMenu label={t('relations.addAbove')} choices={above} onAdd={onAdd} />}
    </Flex>
  );
}

/** Any relation, named as this contact would say it: "supplier of …". */
export function AddRelation({ choices, onAdd }: AddProps) {
  const t = useT();
  if (choices.length === 0) return null;
  return <ChoiceMenu label={t('relations.add')} choices={choices} onAdd={onAdd} />;
}

function ChoiceMenu({ label, choices, onAdd }: AddProps & { label: string }) {
  const { opens, onCloseAutoFocus } = useAfterMenu();
  return (
    <Menu.Root>
      <Menu.Trigger variant="secondary" startIcon={<Plus />}>{label}</Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={onCloseAutoFocus}>
        {choices.map((choice) => <Menu.Item key={choice.value} onSelect={opens(() => onAdd(choice))}>{`${choice.label} …`}</Menu.Item>)}
      </Menu.Content>
    </Menu.Root>
  );
}
