import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The accent in ten steps, as the kit wants it; step 7 is the accent of tokens.css. */
const harbour: MantineColorsTuple = [
  '#eef4fb',
  '#dce8f5',
  '#b7cfea',
  '#8fb4de',
  '#6c9cd3',
  '#4a82c2',
  '#2f69ad',
  '#1d4f91',
  '#163d70',
  '#102d54',
];

/** The kit's settings: small controls for a dense desk, one accent, no animation that delays a hand. */
export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: 7,
  colors: { harbour },
  defaultRadius: 6,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 0 }, overlayProps: { backgroundOpacity: 0.25 } },
    },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
  },
});
