"""The instructions of French assemblies, in the styles of the Assemblée nationale and the Sénat."""
