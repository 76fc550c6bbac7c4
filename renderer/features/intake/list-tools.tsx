import { ActionIcon, Checkbox, Menu, Tooltip } from '@mantine/core';
import { IconColumns3, IconLineHeight } from '@tabler/icons-react';
import { useTexts } from '../../text/i18n';
import { columnKeys, useIntake } from './intake-view';

/** Density and column chooser of the list. */
export function ListTools() {
  const t = useTexts('intake');
  const { compact, setCompact, shown, toggleColumn, usualColumns } = useIntake();
  const density = compact ? t('tools.roomy') : t('tools.compact');
  return (
    <>
      <Tooltip label={density}>
        <ActionIcon aria-label={density} onClick={() => setCompact(!compact)}>
          <IconLineHeight size={17} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" closeOnItemClick={false}>
        <Menu.Target>
          <Tooltip label={t('tools.columns')}>
            <ActionIcon aria-label={t('tools.columns')}>
              <IconColumns3 size={17} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown className="column-menu">
          {columnKeys.map((key) => (
            <Checkbox
              key={key}
              label={t(`column.${key}`)}
              checked={shown.has(key)}
              disabled={key === 'requestNo'}
              onChange={() => toggleColumn(key)}
            />
          ))}
          <Menu.Divider />
          <Menu.Item onClick={usualColumns}>{t('tools.usual')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
