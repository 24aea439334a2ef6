# Loads the compiled module. What scripts can name (SymblPS.dll) goes into the default load context; cmdlets and packages go into one of their own.

# Windows PowerShell and earlier versions of PowerShell read this file too. The file with the message is only for them, because a further file
# makes the import a tenth slower. PowerShell 7.4 runs on .NET 8; a comparison of PowerShell versions would compile more code.
if ([System.Environment]::Version.Major -lt 8) {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'SymblPS.Requirement.ps1'))
    throw (Get-LackingRequirement -Version $PSVersionTable.PSVersion -Edition $PSVersionTable.PSEdition)
}

$moduleHome = $PSScriptRoot
$manifest = [System.IO.Path]::Combine($moduleHome, 'SymblPS.psd1')
$isClone = -not [System.IO.File]::Exists($manifest)
if ($isClone) {
    # In a clone the manifest lies at its top, and the compiled parts lie where the build staged them.
    $manifest = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'SymblPS.psd1'))
}
$version = if ([System.IO.File]::ReadAllText($manifest) -match "ModuleVersion\s*=\s*'([^']+)'") { $Matches[1] }
if ($isClone) { $moduleHome = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($manifest), 'output', 'SymblPS', $version) }
$assembly = [System.IO.Path]::Combine($moduleHome, 'bin', 'net8.0', 'SymblPS.dll')

# LoadFrom costs about 4 ms; Add-Type -Path costs over 100.
$isReload = [bool]('SymblPS.Loading.ModuleLoader' -as [type])
if (-not $isReload) {
    if (-not [System.IO.File]::Exists($assembly)) {
        throw [System.IO.FileNotFoundException]::new("SymblPS is not built: '$assembly' is missing. Run 'bash build.sh' or './build.ps1' first.", $assembly)
    }
    [void][System.Reflection.Assembly]::LoadFrom($assembly)
}
elseif ([SymblPS.Loading.ModuleLoader]::LoadedVersion -ne $version) {
    $text = 'SymblPS {0} is loaded in this process, and types of .NET cannot be unloaded. Start a new PowerShell session to use SymblPS {1}.' -f
        [SymblPS.Loading.ModuleLoader]::LoadedVersion, $version
    throw [System.InvalidOperationException]::new($text)
}

$cmdlets = [SymblPS.Loading.ModuleLoader]::Load()
$inner = Import-Module -Assembly $cmdlets -PassThru -ErrorAction Stop

# PowerShell forgets the cleanup of such a module when it is imported again; then the server would outlive the module.
$ExecutionContext.SessionState.Module.OnRemove = { [SymblPS.Loading.ModuleLoader]::Close() }

# PowerShell exports nothing when such a module is imported again (PowerShell issue 20710): add the cmdlets by hand then.
if ($isReload) {
    $add = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
        [void]$add.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}
