import 'hnn-playground'
