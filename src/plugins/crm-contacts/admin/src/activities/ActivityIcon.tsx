import { Car, CheckCircle, Discuss, Feather, Mail, Message, Phone } from '@strapi/icons';
import type { ComponentType, SVGProps } from 'react';
import type { ActivityType } from '../../../contracts/activities';

const ICONS: Record<ActivityType, ComponentType<SVGProps<SVGSVGElement>>> = {
  call: Phone,
  email: Mail,
  letter: Feather,
  meeting: Discuss,
  visit: Car,
  task: CheckCircle,
  note: Message,
};

/** The sign of a type; its name stands beside it or in `label`. */
export function ActivityIcon({ type, label }: { type: string | undefined; label?: string }) {
  const Icon = ICONS[type as ActivityType] ?? CheckCircle;
  return <Icon width="1.6rem" height="1.6rem" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true} />;
}
