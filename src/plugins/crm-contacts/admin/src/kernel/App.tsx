import { Box, EmptyStateLayout } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { features } from '../features';
import { paths } from './paths';
import { useT } from './useT';
import { UndoProvider } from './useUndo';

/** Every page of the plugin; each asks for its own permission. */
export function App() {
  const pages = features.flatMap((feature) => feature.pages ?? []);
  return (
    <UndoProvider>
      <Providers>
        <Routes>
          <Route index element={<Navigate to={paths.folder('all')} replace />} />
          {pages.map(({ path, Component }) => (
            <Route key={path} path={path} element={<Component />} />
          ))}
          <Route path="*" element={<NoPage />} />
        </Routes>
      </Providers>
    </UndoProvider>
  );
}

/** The address was typed, or is of another version. */
function NoPage() {
  const t = useT();
  return <Box padding={6}><EmptyStateLayout content={t('common.noPage')} /></Box>;
}

function Providers({ children }: { children: ReactNode }) {
  return features.reduceRight((inside, { Provider }) => (Provider ? <Provider>{inside}</Provider> : inside), <>{children}</>);
}
