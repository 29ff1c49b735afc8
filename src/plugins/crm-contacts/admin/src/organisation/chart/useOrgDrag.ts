import { useMemo, useRef } from 'react';
import type { ChartDrag } from '../../kernel/chart/useCardDrag';
import { useRights } from '../../kernel/useRights';
import { POSITION } from '../uids';
import { nameOf, type OrgBy, type OrgItem } from './org-items';
import { useMovePosition } from './useMovePosition';

/** Dragging people in today's chart: onto a superior or a department, or onto the company for none. Undefined where the user may not. */
export function useOrgDrag(by: OrgBy, isToday: boolean): ChartDrag<OrgItem> | undefined {
  const attribute = by === 'superiors' ? 'superior' : 'department';
  const mayMove = useRights(POSITION).can('update', attribute) && isToday;
  const move = useMovePosition();
  const latest = useRef(move);
  latest.current = move;
  return useMemo(() => {
    if (!mayMove) return undefined;
    return {
      canMove: ({ position }) => position !== undefined && !position.stub && !position.left,
      canReceive: ({ isCompany, position, department }) => Boolean(isCompany) || (attribute === 'superior' ? position !== undefined : department !== undefined),
      onDrop({ position }, { position: superior, department }) {
        const target = attribute === 'superior' ? superior && { documentId: superior.documentId, name: nameOf(superior) } : department && { documentId: department.documentId, name: department.name ?? '–' };
        if (position) void latest.current(position, { attribute, target: target ?? null });
      },
    };
  }, [attribute, mayMove]);
}
