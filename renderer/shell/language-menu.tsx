import { ActionIcon, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { choose } from '../data/ports-at-desk';
import { languageNames, languages, type Language } from '../text/catalogue';
import { speak, useTexts } from '../text/i18n';

/** The languages of the desk, each in its own words; the choice is kept on this machine. */
export function LanguageMenu() {
  const t = useTexts('shell');
  const pick = (language: Language): void => {
    void speak(language);
    void choose({ language });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('language')}>
          <IconLanguage size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((l) => (
          <Menu.Item key={l} lang={l} onClick={() => pick(l)}>
            {languageNames[l]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
