import { CheckCircle } from '@strapi/icons';
import { ICONS } from './icons';
import { useActivityTypes } from './useActivityTypes';

/** The sign of a type; its name stands beside it or in `label`. */
export function ActivityIcon({ type, label }: { type: string | undefined; label?: string }) {
  const types = useActivityTypes();
  const Icon = ICONS[types.find(type)?.icon ?? ''] ?? CheckCircle;
  return <Icon width="1.6rem" height="1.6rem" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true} />;
}
