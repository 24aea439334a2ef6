# Helpers of the Pester suite and of the benchmarks: the staged module, local servers, child sessions, recordings.
# The helpers do not use SymblPS, so that they cannot hide a defect of the module.

Set-StrictMode -Version 3.0

$repositoryRoot = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', '..'))

<# The top folder of the clone. #>
function Get-RepositoryRoot { $repositoryRoot }

<# The manifest of the staged module, which is the module that a user installs. #>
function Get-StagedManifest {
    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $repositoryRoot 'SymblPS.psd1')).ModuleVersion
    $manifest = [System.IO.Path]::Combine($repositoryRoot, 'output', 'SymblPS', $version, 'SymblPS.psd1')
    if (-not [System.IO.File]::Exists($manifest)) {
        throw [System.IO.FileNotFoundException]::new("The module is not staged: '$manifest' is missing. Run 'bash build.sh' or './build.ps1' first.")
    }
    $manifest
}

<# The sample recording with text labels. #>
function Get-SampleRecording { [System.IO.Path]::Combine($repositoryRoot, 'examples', 'audio', 'support-call.wav') }

<# The command that starts the present PowerShell, which may be the .NET tool: an executable, then its first arguments. #>
function Get-PowerShellCommand {
    $executable = [System.Environment]::ProcessPath
    $executable
    if ([System.IO.Path]::GetFileNameWithoutExtension($executable) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' }
}

<# The dotnet that runs the local server. #>
function Get-DotnetPath {
    $found = Get-Command dotnet -CommandType Application -ErrorAction Ignore | Select-Object -First 1 -ExpandProperty Source
    if ($found) { $found } elseif ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { throw 'No dotnet is on the PATH.' }
}

<# Creates a process with redirected input and output. Its environment has no SYMBL_* variables except the ones of -Environment. #>
function New-RedirectedProcess {
    param([Parameter(Mandatory)] [string[]] $Command, [System.Collections.IDictionary] $Environment = @{})
    $start = [System.Diagnostics.ProcessStartInfo]::new($Command[0])
    foreach ($argument in $Command | Select-Object -Skip 1) { $start.ArgumentList.Add($argument) }
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    foreach ($name in @($start.Environment.Keys) -like 'SYMBL_*') { [void]$start.Environment.Remove($name) }
    foreach ($name in $Environment.Keys) {
        if ($null -eq $Environment[$name]) { [void]$start.Environment.Remove($name) } else { $start.Environment[$name] = [string]$Environment[$name] }
    }
    [System.Diagnostics.Process]@{ StartInfo = $start }
}

<#
    Starts a script in a new PowerShell process. Complete-ChildSession removes the script file. -Argument becomes named text arguments.
#>
function Start-ChildSession {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Script,
        [System.Collections.IDictionary] $Argument = @{},
        [System.Collections.IDictionary] $Environment = @{})
    $file = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "symblps-$([guid]::NewGuid().ToString('N')).ps1")
    [System.IO.File]::WriteAllText($file, $Script)
    $command = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File', $file
    foreach ($name in $Argument.Keys) { $command += "-$name", [string]$Argument[$name] }
    $process = New-RedirectedProcess -Command $command -Environment (@{ NO_COLOR = '1' } + $Environment)
    [void]$process.Start()
    $process.StandardInput.Close()
    [pscustomobject]@{ Process = $process; File = $file; Error = $process.StandardError.ReadToEndAsync() }
}

<# Reads one output line of a child session. Fails if the session ends or writes nothing. #>
function Read-ChildLine {
    param([Parameter(Mandatory)] $Session, [int] $TimeoutSeconds = 60)
    $line = $Session.Process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait([timespan]::FromSeconds($TimeoutSeconds))) { throw 'The child session wrote nothing.' }
    if ($null -eq $line.Result) { throw "The child session ended: $($Session.Error.Result)" }
    $line.Result
}

<# Waits for the end of a child session and returns its output. Kills the session after the timeout. #>
function Complete-ChildSession {
    param([Parameter(Mandatory, ValueFromPipeline)] $Session, [int] $TimeoutSeconds = 60)
    process {
        $process = $Session.Process
        try {
            $output = $process.StandardOutput.ReadToEndAsync()
            if (-not $process.WaitForExit([timespan]::FromSeconds($TimeoutSeconds))) {
                $process.Kill($true)
                throw "The child session did not end within $TimeoutSeconds s."
            }
            [pscustomobject]@{
                ExitCode = $process.ExitCode
                Output   = @($output.Result -split '\r?\n' | Where-Object { $_ -ne '' })
                Error    = $Session.Error.Result.Trim()
            }
        }
        finally {
            $process.Dispose()
            [System.IO.File]::Delete($Session.File)
        }
    }
}

<# Runs a script in a new PowerShell process and returns exit code, output lines and error text. #>
function Invoke-ChildSession {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Script,
        [System.Collections.IDictionary] $Argument = @{},
        [System.Collections.IDictionary] $Environment = @{},
        [int] $TimeoutSeconds = 60)
    Start-ChildSession $Script -Argument $Argument -Environment $Environment | Complete-ChildSession -TimeoutSeconds $TimeoutSeconds
}

<#
    Starts the staged local server on a data folder, with options such as --testing. The server ends at the latest with this session.
    Returns process, address, credentials and a token.
#>
function Start-TestServer {
    param(
        [Parameter(Mandatory)] [string] $DataPath,
        [string[]] $Option = @('--testing'),
        [System.Collections.IDictionary] $Environment = @{},
        [int] $Port = 0)
    $server = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName((Get-StagedManifest)), 'server', 'Symbl.LocalServer.dll')
    $command = @(
        Get-DotnetPath
        $server, '--data', $DataPath, '--urls', "http://127.0.0.1:$Port", '--owner', "$PID"
        $Option)
    $process = New-RedirectedProcess -Command $command -Environment $Environment
    [void]$process.Start()
    $errorText = $process.StandardError.ReadToEndAsync()
    $line = $process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait([timespan]::FromSeconds(30)) -or $null -eq $line.Result) {
        if (-not $process.HasExited) { $process.Kill() }
        throw "The local server did not start: $($errorText.Result -split '\r?\n' | Select-Object -First 2)"
    }
    $ready = $line.Result | ConvertFrom-Json
    $account = Get-Content -LiteralPath $ready.credentialsPath -Raw | ConvertFrom-Json
    $token = Invoke-RestMethod -Method Post -Uri "$($ready.baseUri)/oauth2/token:generate" -ContentType application/json -Body (
        @{ type = 'application'; appId = $account.appId; appSecret = $account.appSecret } | ConvertTo-Json)
    [pscustomobject]@{
        Process    = $process
        BaseUri    = [uri]$ready.baseUri
        DataPath   = $ready.dataPath
        Secret     = $account.appSecret
        Token      = $token.accessToken
        Credential = [pscredential]::new($account.appId, (ConvertTo-SecureString $account.appSecret -AsPlainText -Force))
    }
}

<# Kills a server of Start-TestServer. The data folder remains. #>
function Stop-TestServer {
    param([Parameter(ValueFromPipeline)] $Server)
    process {
        if ($null -eq $Server) { return }
        if (-not $Server.Process.HasExited) {
            $Server.Process.Kill()
            $Server.Process.WaitForExit()
        }
        $Server.Process.Dispose()
    }
}

<# Sends a request to a test server without the module. #>
function Invoke-TestServer {
    param([Parameter(Mandatory)] $Server, [Parameter(Mandatory)] [string] $Path, [string] $Method = 'Get', $Body)
    $request = @{ Method = $Method; Uri = [uri]::new($Server.BaseUri, $Path); Headers = @{ Authorization = "Bearer $($Server.Token)" } }
    if ($null -ne $Body) { $request += @{ Body = ConvertTo-Json $Body -Depth 5; ContentType = 'application/json' } }
    Invoke-RestMethod @request
}

<# Replaces the fault rules of a test server. Without -Rule, removes them. #>
function Set-ServerFault {
    param([Parameter(Mandatory)] $Server, [hashtable[]] $Rule = @())
    [void](Invoke-TestServer $Server /local/faults -Method Put -Body @{ rules = @($Rule) })
}

<# A rule that counts requests for Get-RequestCount. #>
function New-CountingRule {
    param([hashtable] $Match = @{ prefix = '/' })
    @{ fault = 'latency'; delayMs = 0; match = $Match }
}

<# The number of requests of each fault rule of a test server, in the order of the rules. #>
function Get-RequestCount {
    param([Parameter(Mandatory)] $Server)
    (Invoke-TestServer $Server /local/faults).rules.ForEach({ [int]$_.applied })
}

<# Creates a conversation with a number of messages, without a recording, and returns its id. #>
function New-TestConversation {
    param([Parameter(Mandatory)] $Server, [int] $Messages, [int] $Speakers = 2, [string] $Name = 'generated', [switch] $Word)
    $body = @{ messages = $Messages; speakers = $Speakers; name = $Name; words = [bool]$Word }
    (Invoke-TestServer $Server /local/testing/conversations -Method Post -Body $body).conversationId
}

<# Polls a condition and returns whether it became true before the timeout. #>
function Wait-Until {
    param([Parameter(Mandatory, Position = 0)] [scriptblock] $Condition, [double] $TimeoutSeconds = 60)
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($clock.Elapsed.TotalSeconds -gt $TimeoutSeconds) { return $false }
        Start-Sleep -Milliseconds 20
    }
    $true
}

<# Whether a process runs. #>
function Test-ProcessAlive {
    param([Parameter(Mandatory)] [int] $Id)
    $process = Get-Process -Id $Id -ErrorAction Ignore
    $null -ne $process -and -not $process.HasExited
}

<# Writes the beginning of the sample recording without its labels, so that its words are unknown. Returns the file. #>
function New-PlainRecording {
    param([Parameter(Mandatory)] [string] $Path, [double] $Seconds = 6)
    $bytes = [System.IO.File]::ReadAllBytes((Get-SampleRecording))
    $chunks = @{}
    for ($at = 12; $at + 8 -le $bytes.Length; $at += 8 + $size + ($size % 2)) {
        $size = [System.BitConverter]::ToInt32($bytes, $at + 4)
        $chunks[[System.Text.Encoding]::ASCII.GetString($bytes, $at, 4)] = @{ Start = $at + 8; Size = $size }
    }
    $format = $chunks['fmt ']
    $perSecond = [System.BitConverter]::ToInt32($bytes, $format.Start + 8)
    $length = [System.Math]::Min($chunks['data'].Size, [int]($Seconds * $perSecond) -band -bnot 3)
    $file = [System.IO.File]::Create($Path)
    try {
        $writer = [System.IO.BinaryWriter]::new($file, [System.Text.Encoding]::ASCII)
        $writer.Write([byte[]][char[]]'RIFF')
        $writer.Write([int](20 + $format.Size + $length))
        $writer.Write([byte[]][char[]]'WAVEfmt ')
        $writer.Write([int]$format.Size)
        $writer.Write($bytes, $format.Start, $format.Size)
        $writer.Write([byte[]][char[]]'data')
        $writer.Write([int]$length)
        $writer.Write($bytes, $chunks['data'].Start, $length)
        $writer.Flush()
    }
    finally { $file.Dispose() }
    Get-Item -LiteralPath $Path
}

<# Creates a PowerShell object with the staged module and a script in a new runspace. Start it with BeginInvoke. #>
function New-ModuleShell {
    param([Parameter(Mandatory, Position = 0)] [scriptblock] $Script, [hashtable] $Argument = @{})
    $shell = [powershell]::Create()
    # A batch of statements does not stop cleanly, so the import is a separate call.
    [void]$shell.AddCommand('Import-Module').AddParameter('Name', (Get-StagedManifest)).Invoke()
    $shell.Commands.Clear()
    [void]$shell.AddScript($Script.ToString()).AddParameters($Argument)
    $shell
}

<# Runs a script block with another culture. #>
function Use-Culture {
    param([Parameter(Mandatory, Position = 0)] [AllowEmptyString()] [string] $Name, [Parameter(Mandatory, Position = 1)] [scriptblock] $Block)
    $thread = [System.Threading.Thread]::CurrentThread
    $before = $thread.CurrentCulture, $thread.CurrentUICulture
    try {
        $thread.CurrentCulture = $thread.CurrentUICulture = [cultureinfo]::new($Name)
        & $Block
    }
    finally { $thread.CurrentCulture, $thread.CurrentUICulture = $before }
}

Export-ModuleMember -Function *-*
