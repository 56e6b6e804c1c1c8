import { mount } from 'svelte';
import MeterForm from './MeterForm.svelte';

mount(MeterForm, { target: document.querySelector('#root') as Element });
