import { Button } from '@strapi/design-system';
import type { Hierarchy } from '../../../../contracts/relations';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { RELATION } from '../uids';
import { membersBelow, type MemberStructure } from './members';

interface MoveButtonsProps {
  hierarchy: Hierarchy;
  contact: string;
  onMove(structure: MemberStructure): void;
}

const STRUCTURES: MemberStructure[] = ['branch', 'group'];

/** One button for each structure in which something hangs directly below the contact. */
export function MoveButtons({ hierarchy, contact, onMove }: MoveButtonsProps) {
  const t = useT();
  const rights = useRights(RELATION);
  const mayMove = useMay('relations.edit') && rights.can('create') && rights.can('update', 'validTo');
  if (!mayMove) return null;
  return STRUCTURES.filter((structure) => membersBelow(hierarchy, contact, structure).length > 0).map((structure) => (
    <Button key={structure} variant="tertiary" onClick={() => onMove(structure)}>{t(`relations.move.open.${structure}`)}</Button>
  ));
}
