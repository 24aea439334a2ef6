BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:data = Join-Path $TestDrive 'server'
    $script:server = Start-TestServer $data
    Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
    $script:recording = New-PlainRecording (Join-Path $TestDrive 'call.wav') -Seconds 4
}

AfterAll {
    Disconnect-Symbl -All
    $server | Stop-TestServer
}

Describe 'Wait-SymblJob' {
    AfterEach { Set-ServerFault $server }

    It 'writes a timeout error with the job, which can be waited for again' {
        Set-ServerFault $server -Rule @{ fault = 'stuck-job'; delayMs = 2500; match = @{ prefix = '/v1/process/' } }
        $job = Submit-SymblAudio $recording.FullName
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $done = $job | Wait-SymblJob -Timeout 0.5 -ErrorVariable failure -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30

        $done | Should -BeNullOrEmpty
        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.Timeout,*'
        $failure.CategoryInfo.Category | Should -Be OperationTimeout
        $failure.TargetObject.JobId | Should -Be $job.JobId
        $failure.ErrorDetails.RecommendedAction | Should -Match "Wait-SymblJob -JobId $($job.JobId)"
        ($failure.TargetObject | Wait-SymblJob -Timeout 60).Status | Should -Be 'completed'
    }

    It 'outputs the other jobs if one of them fails' {
        Set-ServerFault $server -Rule @{ fault = 'failing-job'; message = 'The recording is silent.'; times = 1; match = @{ prefix = '/v1/process/' } }
        $bad = Submit-SymblAudio $recording.FullName -Name bad
        $good = 1..3 | ForEach-Object { Submit-SymblAudio $recording.FullName -Name "good $_" }
        $done = @($bad) + $good | Wait-SymblJob -ErrorVariable failure -ErrorAction SilentlyContinue

        $done.JobId | Sort-Object | Should -Be ($good.JobId | Sort-Object)
        $failure.TargetObject.JobId | Should -Be $bad.JobId
        $failure.Exception.Message | Should -Match 'The recording is silent\.'
    }

    It 'accepts ids and reports an unknown job' {
        $job = Submit-SymblAudio $recording.FullName
        (Wait-SymblJob -JobId $job.JobId).ConversationId | Should -Be $job.ConversationId
        Wait-SymblJob -JobId ([guid]::NewGuid()) -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.JobNotFound,*'
    }

    It 'returns after the first job with -Any' {
        Set-ServerFault $server -Rule @{ fault = 'stuck-job'; delayMs = 5000; times = 1; match = @{ prefix = '/v1/process/' } }
        $slow = Submit-SymblAudio $recording.FullName -Name slow
        $fast = Submit-SymblAudio $recording.FullName -Name fast
        ($slow, $fast | Wait-SymblJob -Any).JobId | Should -Be $fast.JobId
    }

    It 'survives gateway errors and dropped connections' {
        $job = Submit-SymblAudio $recording.FullName
        Set-ServerFault $server -Rule @(
            @{ fault = 'html-5xx'; times = 2; match = @{ prefix = '/v1/job/' } }
            @{ fault = 'drop-before-body'; times = 1; match = @{ prefix = '/v1/job/' } }
            @{ fault = 'truncate-json'; times = 1; match = @{ prefix = '/v1/job/' } })
        ($job | Wait-SymblJob -Timeout 60).Status | Should -Be 'completed'
    }
}

Describe 'A submission with a broken connection' {
    AfterEach { Set-ServerFault $server }

    It 'is not repeated, and the error says that the service may have it' {
        Set-ServerFault $server -Rule @{ fault = 'drop-answer'; times = 1; match = @{ prefix = '/v1/process/' } }, (New-CountingRule @{ prefix = '/v1/process/' })
        Submit-SymblAudio $recording.FullName -Name 'maybe there' -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.SubmissionUncertain,*'
        $failure.TargetObject | Should -Be $recording.FullName
        "$($failure.Exception.Message) $($failure.ErrorDetails.RecommendedAction)" | Should -Match 'Get-SymblConversation'
        Get-RequestCount $server | Should -Be 1, 0
        @(Get-SymblConversation -Name 'maybe there').Count | Should -Be 1
    }
}

# The last test, because it ends the server.
Describe 'A server that stops during a wait' {
    It 'does not end the wait, and the job completes once' {
        # The job still runs when the server is killed. It runs again after the restart.
        Set-ServerFault $server -Rule @{ fault = 'stuck-job'; delayMs = 5000; match = @{ prefix = '/v1/process/' } }, (New-CountingRule @{ prefix = '/v1/job/' })
        $job = Submit-SymblAudio $recording.FullName -Name 'through a crash'
        $shell = New-ModuleShell { param($Job) $Job | Wait-SymblJob -Timeout 60 } -Argument @{ Job = $job }
        try {
            $running = $shell.BeginInvoke()
            Wait-Until { (Get-RequestCount $server)[1] -ge 1 } | Should -BeTrue -Because 'the wait must have begun'
            $port = $server.BaseUri.Port
            $server | Stop-TestServer
            # The wait meets the missing server: this accepts one connection and drops it.
            $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, $port)
            $listener.Start()
            Wait-Until { $listener.Pending() } | Should -BeTrue
            $listener.AcceptSocket().Close(0)
            $listener.Stop()
            $shell.InvocationStateInfo.State | Should -Be Running
            $script:server = Start-TestServer $data -Port $port
            $done = $shell.EndInvoke($running)
            $shell.Streams.Error | Should -BeNullOrEmpty
            $done.JobId | Should -Be $job.JobId
            $done.Status | Should -Be 'completed'
        }
        finally { $shell.Dispose() }
        @(Get-SymblConversation -Name 'through a crash').Count | Should -Be 1
    }
}
