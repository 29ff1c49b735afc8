import {
  Bell, Briefcase, Calendar, Car, CheckCircle, Coffee, Discuss, Feather, File, Gift, HandHeart, Headphones, House, Lightbulb, Mail, Message,
  Monitor, PaperPlane, Phone, Plane, PresentationChart, Question, Restaurant, ShoppingCart, Star, Train, Walk,
} from '@strapi/icons';
import type { ComponentType, SVGProps } from 'react';

/** The signs that a type may have, by the name that is stored. */
export const ICONS: Record<string, ComponentType<SVGProps<SVGSVGElement>>> = {
  Phone, Mail, Feather, Discuss, Car, CheckCircle, Message, Calendar, Bell, Briefcase, Coffee, File, Gift, HandHeart, Headphones, House,
  Lightbulb, Monitor, PaperPlane, Plane, PresentationChart, Question, Restaurant, ShoppingCart, Star, Train, Walk,
};
