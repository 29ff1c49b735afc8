/** Of a position, as its drawers show them. */
export const POSITION_FIELDS = ['jobTitle', 'role', 'department', 'workplace', 'superior', 'main', 'email', 'phone', 'validFrom'];

/** Of a person who is made together with the position. */
export const NAME_FIELDS = ['salutation', 'academicTitle', 'firstName', 'lastName'];
