import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** In the address, so that a link and the key `E` can open the form. */
export const EDIT_PARAMETER = 'edit';

/** Whether the master-data page is a form now, and the way in and out. */
export function useEditing() {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (on: boolean) =>
      setParameters((current) => {
        const next = new URLSearchParams(current);
        if (on) next.set(EDIT_PARAMETER, '1');
        else next.delete(EDIT_PARAMETER);
        return next;
      }, { replace: true }),
    [setParameters]
  );
  return { isEditing: parameters.get(EDIT_PARAMETER) === '1', edit: () => set(true), leave: () => set(false) };
}
