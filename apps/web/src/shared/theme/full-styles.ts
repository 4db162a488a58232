import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import './fonts.css'
import './theme.css'
