import { useSession } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { MAP_TOOLS } from './map-tools.ts';

interface ToolMenuProps {
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** The tools the account may use, each with one line on what it answers. */
export function ToolMenu({ chosen, onChoose }: ToolMenuProps) {
  const { t } = useTranslation();
  const tools = useMapTools();
  return (
    <ul className="choice-list">
      {tools.map(({ key }) => (
        <li key={key}>
          <button type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
            <b>{t(`tools.${key}.title`)}</b>
            <small>{t(`tools.${key}.hint`)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The tools the account may use. */
export function useMapTools() {
  const { status } = useSession();
  const permissions = status.state === 'signed-in' ? status.session.permissions : [];
  return MAP_TOOLS.filter(({ permission }) => (permissions as readonly string[]).includes(permission));
}
