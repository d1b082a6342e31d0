import { mount } from 'svelte'
import './styles/tokens.css'
import './styles/base.css'
import './styles/chips.css'
import App from './App.svelte'
import { keepFocus } from './keep-focus.ts'
import { reloadWhenStale } from './reload-when-stale.ts'
import { startRouter } from './router.svelte.ts'
import { startTheme } from './theme.svelte.ts'

reloadWhenStale()
startTheme()
startRouter()
keepFocus()
const target = document.querySelector('#app')
if (!target) throw new Error('The page has no #app')
mount(App, { target })
